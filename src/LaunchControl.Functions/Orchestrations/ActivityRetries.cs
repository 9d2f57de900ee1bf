using Microsoft.DurableTask;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>How activities are retried: they evaluate stored state, so a repeat is always safe.</summary>
internal static class ActivityRetries
{
    /// <summary>Ten attempts over about an hour: 5 s, 10 s, 20 s ... at most 10 minutes apart.</summary>
    public static readonly TaskOptions Policy = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 10,
        firstRetryInterval: TimeSpan.FromSeconds(5),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(10)));
}
