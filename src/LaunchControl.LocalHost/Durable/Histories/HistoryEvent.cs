namespace LaunchControl.LocalHost.Durable.Histories;

/// <summary>One entry of an instance's history.</summary>
/// <param name="Sequence">Position in the history, from 0, without gaps.</param>
/// <param name="Timestamp">When it was recorded, in UTC, by the engine's <see cref="TimeProvider"/>.</param>
/// <param name="Kind">What happened.</param>
/// <param name="TaskId">Number that the orchestrator's code gave the task, from 0 in the order asked; null where none applies.</param>
/// <param name="Name">Name of the orchestrator, activity or event; null where none applies.</param>
/// <param name="Payload">Input, result, event data or failure as JSON.</param>
/// <param name="FireAt">Due time of a timer.</param>
/// <param name="Target">Instance id of a sub-orchestration, or of an event's addressee.</param>
public sealed record HistoryEvent(
    long Sequence,
    DateTimeOffset Timestamp,
    HistoryEventKind Kind,
    int? TaskId = null,
    string? Name = null,
    string? Payload = null,
    DateTimeOffset? FireAt = null,
    string? Target = null)
{
    internal static HistoryEvent Unrecorded(
        HistoryEventKind kind, int? taskId = null, string? name = null, string? payload = null, DateTimeOffset? fireAt = null, string? target = null) =>
        new(-1, default, kind, taskId, name, payload, fireAt, target);

    /// <summary>True for what the orchestrator's code asked for, as against what happened to it.</summary>
    internal bool IsAction => Kind is HistoryEventKind.TaskScheduled or HistoryEventKind.TimerCreated
        or HistoryEventKind.SubOrchestrationCreated or HistoryEventKind.EventSent;

    internal string Describe()
    {
        var name = Name is null ? "" : $" '{Name}'";
        var task = TaskId is null ? "" : $" (#{TaskId})";
        return $"{Kind}{name}{task}";
    }
}
