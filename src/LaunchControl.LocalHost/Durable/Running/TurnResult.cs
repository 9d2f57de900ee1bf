using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;

namespace LaunchControl.LocalHost.Durable.Running;

/// <summary>What a turn did.</summary>
/// <param name="Execution">The live execution; null when it could not be brought up to date.</param>
/// <param name="Recorded">What is to be added to the history, in order.</param>
/// <param name="Actions">What the code asked for.</param>
/// <param name="CancelledTimers">Task ids of timers that it gave up.</param>
/// <param name="Outcome">How the execution ended; null while it waits.</param>
internal sealed record TurnResult(
    OrchestrationExecution? Execution,
    IReadOnlyList<HistoryEvent> Recorded,
    IReadOnlyList<HistoryEvent> Actions,
    IReadOnlyList<int> CancelledTimers,
    ExecutionOutcome? Outcome);
