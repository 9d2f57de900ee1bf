using LaunchControl.Core.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary>Whether anything is later than the timers that look after it allow: then they do not run, or can't help.</summary>
public sealed class TimelinessHealthCheck(ILaunchIndex index, IOutboxBacklog backlog, TimeProvider time) : IHealthCheck
{
    // Three runs of the watchdog, and seven of the sweep.
    private static readonly TimeSpan TooLate = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            List<string> late = [];
            if (await AnyAsync(index.ListDueAsync(time.GetUtcNow() - TooLate, cancellationToken)))
            {
                late.Add("Launches should have gone on by themselves.");
            }

            if (await AnyAsync(backlog.ListAsync(TooLate, cancellationToken)))
            {
                late.Add("Mails or wakes could not be handed over.");
            }

            return late.Count == 0 ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"For over {TooLate.TotalMinutes:F0} minutes: {string.Join(" ", late)} The logs of the watchdog and the sweep name the launches.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The tables can't be read: {exception.GetType().Name}.", exception);
        }
    }

    private static async Task<bool> AnyAsync<T>(IAsyncEnumerable<T> all)
    {
        await foreach (var _ in all)
        {
            return true;
        }

        return false;
    }
}
