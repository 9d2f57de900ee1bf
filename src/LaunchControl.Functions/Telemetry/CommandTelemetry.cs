using System.Diagnostics;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;

namespace LaunchControl.Functions.Telemetry;

/// <summary>Watches commands: a span, a count and a duration each.</summary>
public sealed class CommandTelemetry(LaunchControlMetrics metrics, TimeProvider time)
{
    /// <param name="work">Gets the origin with its place in the trace.</param>
    public Task<CommandResult> WatchAsync(string launchId, LaunchCommand command, CommandOrigin origin, Func<CommandOrigin, Task<CommandResult>> work) =>
        WatchAsync(launchId, command.GetType().Name, () => work(origin with { TraceParent = LaunchControlTrace.Parent }), result => result.Outcome);

    /// <summary>The same for a launch that is created.</summary>
    public Task<CommitResult> WatchStartAsync(string launchId, Func<Task<CommitResult>> work) =>
        WatchAsync(launchId, nameof(StartLaunch), work, committed => committed switch
        {
            CommitResult.Committed => CommandOutcome.Accepted,
            CommitResult.TooLarge => CommandOutcome.Refused,
            _ => CommandOutcome.Duplicate,
        });

    /// <summary>Somebody else stored a decision first.</summary>
    public void Conflicted(LaunchCommand command) => metrics.CommandConflicted(command);

    private async Task<T> WatchAsync<T>(string launchId, string kind, Func<Task<T>> work, Func<T, CommandOutcome> judge)
    {
        using var span = LaunchControlTrace.Start($"command {kind}").SetTag(LaunchControlTrace.LaunchTag, launchId);
        var (began, outcome) = (time.GetTimestamp(), CommandOutcome.Failed);
        try
        {
            var result = await work();
            outcome = judge(result);
            return result;
        }
        finally
        {
            span.SetTag("launchcontrol.command.outcome", outcome.ToString());
            span.SetStatus(outcome == CommandOutcome.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            metrics.CommandEnded(kind, outcome, time.GetElapsedTime(began));
        }
    }
}
