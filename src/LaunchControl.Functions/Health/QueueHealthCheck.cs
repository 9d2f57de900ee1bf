using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary>Peeks at the queue of sign-offs.</summary>
public sealed class QueueHealthCheck(ServiceBusClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var receiver = client.CreateReceiver(QueueNames.GateSignOffs);
        await receiver.PeekMessageAsync(cancellationToken: cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
