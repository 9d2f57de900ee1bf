using LaunchControl.Core.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary>Reads a row of the index.</summary>
public sealed class TablesHealthCheck(ILaunchIndex index) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await index.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The tables can't be read: {exception.GetType().Name}.", exception);
        }
    }
}
