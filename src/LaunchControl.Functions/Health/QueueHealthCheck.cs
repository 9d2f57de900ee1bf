using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary>Peeks at each queue.</summary>
public sealed class QueueHealthCheck(ServiceBusClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var queue in QueueNames.All)
        {
            await using var receiver = client.CreateReceiver(queue);
            await receiver.PeekMessageAsync(cancellationToken: cancellationToken);
        }

        return HealthCheckResult.Healthy();
    }
}
