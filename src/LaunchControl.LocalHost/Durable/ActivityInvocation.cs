using Microsoft.DurableTask.Converters;

namespace LaunchControl.LocalHost.Durable;

/// <summary>One call of an activity.</summary>
/// <param name="Name">The activity's name, as the orchestrator wrote it.</param>
/// <param name="InstanceId">The orchestration that called.</param>
/// <param name="TaskId">Number of the call within its orchestration.</param>
/// <param name="SerializedInput">Input as JSON, or null.</param>
public sealed record ActivityInvocation(string Name, string InstanceId, int TaskId, string? SerializedInput)
{
    /// <summary>The input as the type that the activity declares; null when the call had none.</summary>
    public object? GetInput(Type type) => JsonDataConverter.Default.Deserialize(SerializedInput, type);

    public T? GetInput<T>() => JsonDataConverter.Default.Deserialize<T>(SerializedInput);
}
