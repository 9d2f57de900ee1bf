using Microsoft.DurableTask;

namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>Repeats failed calls by policy, with durable timers between, or by handler, at once.</summary>
internal static class Retry
{
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? options, Func<Task<T>> call)
    {
        var started = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            TaskFailedException failed;
            try
            {
                return await call();
            }
            catch (CallFailedException e)
            {
                failed = e.ToOfficial();
                if (e.IsNonRetriable)
                    throw failed;
            }
            if (!await ShouldRetryAsync(context, options, attempt, started, failed))
                throw failed;
        }
    }

    private static async Task<bool> ShouldRetryAsync(
        TaskOrchestrationContext context, TaskRetryOptions? options, int attempt, DateTime started, TaskFailedException failed)
    {
        if (options?.Handler is { } handler)
        {
            var elapsed = context.CurrentUtcDateTime - started;
            return await handler(new RetryContext(context, attempt, failed.FailureDetails, elapsed, CancellationToken.None));
        }
        if (options?.Policy is not { } policy || attempt >= policy.MaxNumberOfAttempts || !policy.Handle(failed) || IsOver(policy, context, started))
            return false;
        await context.CreateTimer(context.CurrentUtcDateTime.Add(Delay(policy, attempt)), CancellationToken.None);
        return true;
    }

    private static bool IsOver(RetryPolicy policy, TaskOrchestrationContext context, DateTime started) =>
        policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime - started >= policy.RetryTimeout;

    private static TimeSpan Delay(RetryPolicy policy, int attempt)
    {
        var factor = Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var most = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        var ticks = Math.Min(policy.FirstRetryInterval.Ticks * factor, most.Ticks);
        return ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.FromDays(365) : TimeSpan.FromTicks((long)ticks);
    }
}
