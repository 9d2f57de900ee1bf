namespace LaunchControl.LocalHost.Durable.Histories;

/// <summary>What a <see cref="HistoryEvent"/> records. Stored as numbers: never renumber.</summary>
public enum HistoryEventKind
{
    /// <summary>A turn began; its timestamp is the orchestrator's current time until the next turn.</summary>
    TurnStarted = 0,
    ExecutionStarted = 1,
    TaskScheduled = 2,
    TaskCompleted = 3,
    TaskFailed = 4,
    TimerCreated = 5,
    TimerFired = 6,
    SubOrchestrationCreated = 7,
    SubOrchestrationCompleted = 8,
    SubOrchestrationFailed = 9,
    EventRaised = 10,
    EventSent = 11,
    Suspended = 12,
    Resumed = 13,
    Terminated = 14,
    ContinuedAsNew = 15,
    Completed = 16,
    Failed = 17,
}
