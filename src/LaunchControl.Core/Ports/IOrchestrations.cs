namespace LaunchControl.Core.Ports;

/// <summary>Starts, wakes and stops the orchestrations of launches. They carry no data but telemetry: a lost, doubled or early wake costs delay, never data.</summary>
/// <remarks><c>watch</c> tells apart the orchestrations that one launch, or one of its gates, has in the course of time.</remarks>
public interface IOrchestrations
{
    /// <summary>Starts an orchestration of a launch; one that runs already counts as success.</summary>
    Task StartAsync(string launchId, int watch, CancellationToken cancellationToken);

    /// <summary>Starts an orchestration that watches a gate beside the one of its phase; one that runs already counts as success.</summary>
    Task WatchGateAsync(string launchId, string gateId, int watch, CancellationToken cancellationToken);

    /// <summary>One that has not started or is over counts as success.</summary>
    Task WakeLaunchAsync(string launchId, int watch, CancellationToken cancellationToken);

    /// <inheritdoc cref="WakeLaunchAsync"/>
    Task WakeGateAsync(string launchId, string gateId, int watch, CancellationToken cancellationToken);

    /// <summary>Ends an orchestration that another takes the place of; one that has not started or is over counts as success.</summary>
    /// <param name="gateId">The gate that it watches; null for the launch's own.</param>
    Task StopAsync(string launchId, string? gateId, int watch, CancellationToken cancellationToken);
}
