using System.Diagnostics;
using Microsoft.DurableTask;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>The one way in which orchestrators wait.</summary>
internal static class WakeOrDeadline
{
    /// <summary>The external event that says "look again". Its payload may be the <c>traceparent</c> of why; nothing but telemetry depends on it.</summary>
    public const string Wake = "wake";

    /// <summary>Waits until woken or until the deadline, whichever is first; without a deadline, until woken.</summary>
    /// <returns>The <c>traceparent</c> of what woke the orchestration; null for a deadline, and for a wake that came without a valid one.</returns>
    public static async Task<string?> WaitForWakeOrAsync(this TaskOrchestrationContext context, DateTimeOffset? deadline)
    {
        using var loser = new CancellationTokenSource();

        // Anybody who may raise events may send anything, and none of it must stop an orchestration.
        var wake = context.WaitForExternalEvent<object?>(Wake, loser.Token);
        if (deadline is { } dueAt)
        {
            var first = await Task.WhenAny(wake, context.CreateTimer(dueAt.UtcDateTime, loser.Token));
#pragma warning disable CA1849 // CancelAsync leaves the orchestrator's scheduler and never returns.
            loser.Cancel();
#pragma warning restore CA1849
            if (first != wake)
            {
                return null;
            }
        }

        return (await wake)?.ToString() is { } parent && ActivityContext.TryParse(parent, null, out _) ? parent : null;
    }
}
