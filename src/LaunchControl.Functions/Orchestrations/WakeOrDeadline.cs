using Microsoft.DurableTask;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>The one way in which orchestrators wait.</summary>
internal static class WakeOrDeadline
{
    /// <summary>The external event that says "look again"; it carries no data.</summary>
    public const string Wake = "wake";

    /// <summary>Waits until woken or until the deadline, whichever is first; without a deadline, until woken.</summary>
    public static async Task WaitForWakeOrAsync(this TaskOrchestrationContext context, DateTimeOffset? deadline)
    {
        using var loser = new CancellationTokenSource();
        var wake = context.WaitForExternalEvent<object?>(Wake, loser.Token);
        if (deadline is { } dueAt)
        {
            await Task.WhenAny(wake, context.CreateTimer(dueAt.UtcDateTime, loser.Token));
#pragma warning disable CA1849 // CancelAsync leaves the orchestrator's scheduler and never returns.
            loser.Cancel();
#pragma warning restore CA1849
        }
        else
        {
            await wake;
        }
    }
}
