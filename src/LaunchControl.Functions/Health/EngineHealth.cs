using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary>Asks the orchestration engine for an instance that does not exist. Its client comes with the request, so this can't be a registered check.</summary>
internal static class EngineHealth
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<(HealthStatus Status, string? Description)> CheckAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetInstanceAsync("health", cancellationToken).WaitAsync(Patience, cancellationToken);
            return (HealthStatus.Healthy, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (HealthStatus.Unhealthy, $"The orchestration engine does not answer: {exception.GetType().Name}.");
        }
    }
}
