using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchControl.LocalHost.Durable.Histories;

/// <summary>The history of one instance, as a file that a later version of the code can be replayed against.</summary>
/// <param name="Name">Name of the orchestrator.</param>
/// <param name="InstanceId">Id of the instance.</param>
/// <param name="Version">Version that the instance was started with; empty when unversioned.</param>
/// <param name="Events">All events of the instance's current execution, in order.</param>
/// <param name="ParentName">Name of the parent's orchestrator, or null.</param>
/// <param name="ParentInstanceId">Instance id of the parent, or null.</param>
public sealed record RecordedHistory(
    string Name,
    string InstanceId,
    string Version,
    IReadOnlyList<HistoryEvent> Events,
    string? ParentName = null,
    string? ParentInstanceId = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<HistoryEventKind>() },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text is not a recorded history.</exception>
    public static RecordedHistory FromJson(string json) =>
        JsonSerializer.Deserialize<RecordedHistory>(json, Json) ?? throw new JsonException("The recorded history is empty.");
}
