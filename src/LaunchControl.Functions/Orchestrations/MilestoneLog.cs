using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>The lines of the orchestrations. For use with a replay-safe logger; an orchestrator runs in no span, so each line names the trace.</summary>
internal static partial class MilestoneLog
{
    /// <summary>Logs a phase that has opened, unless this launch's orchestration did so before.</summary>
    /// <returns>What the orchestration goes on with.</returns>
    public static WatchedLaunch TellPhase(this TaskOrchestrationContext context, WatchedLaunch launch, OpenPhase phase) =>
        context.Tell(launch, $"phase {phase.PhaseId}", logger => logger.PhaseOpened(launch.LaunchId, phase.PhaseId, phase.Gates.Count, launch.TraceParent));

    /// <inheritdoc cref="TellPhase"/>
    public static WatchedLaunch TellReached(this TaskOrchestrationContext context, WatchedLaunch launch, Milestone milestone) =>
        context.Tell(launch, $"{milestone}", logger =>
        {
            switch (milestone)
            {
                case Milestone.Scheduled:
                    logger.Scheduled(launch.LaunchId, launch.TraceParent);
                    break;
                case Milestone.Live:
                    logger.WentLive(launch.LaunchId, launch.TraceParent);
                    break;
                case Milestone.Completed:
                    logger.Completed(launch.LaunchId, launch.TraceParent);
                    break;
            }
        });

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Gate {GateId} of launch {LaunchId} is passed. Trace: {TraceParent}.")]
    public static partial void GatePassed(this ILogger logger, string launchId, string gateId, string? traceParent);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "Launch {LaunchId}: phase {PhaseId} is open and waits for {Gates} gates. Trace: {TraceParent}.")]
    private static partial void PhaseOpened(this ILogger logger, string launchId, string? phaseId, int gates, string? traceParent);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Information, Message = "Launch {LaunchId}: go is given; it waits for its launch moment. Trace: {TraceParent}.")]
    private static partial void Scheduled(this ILogger logger, string launchId, string? traceParent);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Information, Message = "Launch {LaunchId} is live. Trace: {TraceParent}.")]
    private static partial void WentLive(this ILogger logger, string launchId, string? traceParent);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Information, Message = "Launch {LaunchId} is completed. Trace: {TraceParent}.")]
    private static partial void Completed(this ILogger logger, string launchId, string? traceParent);

    private static WatchedLaunch Tell(this TaskOrchestrationContext context, WatchedLaunch launch, string milestone, Action<ILogger> log)
    {
        if (launch.Told != milestone)
        {
            log(context.CreateReplaySafeLogger(typeof(LaunchOrchestrator)));
        }

        return launch with { Told = milestone };
    }
}
