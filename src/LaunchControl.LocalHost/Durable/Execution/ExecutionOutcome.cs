using LaunchControl.LocalHost.Durable.Histories;

namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>How an execution ended.</summary>
/// <param name="Kind">Completed, Failed, Terminated or ContinuedAsNew.</param>
/// <param name="Payload">Output, failure, or the next execution's input, as JSON.</param>
/// <param name="Carried">Events for the next execution.</param>
internal sealed record ExecutionOutcome(
    HistoryEventKind Kind, string? Payload, IReadOnlyList<(string Name, string? Payload)> Carried)
{
    public static ExecutionOutcome Completed(string? output) => new(HistoryEventKind.Completed, output, []);

    public static ExecutionOutcome Failed(Exception e) => Failed(TaskFailure.OfOrchestration(e));

    public static ExecutionOutcome Failed(TaskFailure failure) => new(HistoryEventKind.Failed, failure.ToJson(), []);

    public static ExecutionOutcome Terminated(string? output) => new(HistoryEventKind.Terminated, output, []);
}
