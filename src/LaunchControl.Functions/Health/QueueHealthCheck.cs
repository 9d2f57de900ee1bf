using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary>Peeks at each queue, and at its dead letters: what is there was acknowledged to somebody and has had no effect.</summary>
public sealed class QueueHealthCheck(ServiceBusClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            List<string> withDeadLetters = [];
            foreach (var queue in QueueNames.All)
            {
                await PeekAsync(queue, SubQueue.None, cancellationToken);
                if (await PeekAsync(queue, SubQueue.DeadLetter, cancellationToken))
                {
                    withDeadLetters.Add(queue);
                }
            }

            return withDeadLetters.Count == 0 ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"Messages of {string.Join(" and ", withDeadLetters)} could not be processed; they are dead letters, each with its reason.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The queues can't be reached: {exception.GetType().Name}.", exception);
        }
    }

    private async Task<bool> PeekAsync(string queue, SubQueue part, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = part });
        return await receiver.PeekMessageAsync(cancellationToken: cancellationToken) is not null;
    }
}
