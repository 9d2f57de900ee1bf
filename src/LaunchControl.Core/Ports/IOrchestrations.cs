namespace LaunchControl.Core.Ports;

/// <summary>Starts and wakes the orchestrations of launches. They carry no data: a lost, doubled or early wake costs delay, never data.</summary>
public interface IOrchestrations
{
    /// <summary>Starts the launch's orchestration; one that runs already counts as success.</summary>
    Task StartAsync(string launchId, CancellationToken cancellationToken);

    /// <summary>Starts an orchestration that watches a gate after the one of its phase is through; one that runs already counts as success.</summary>
    Task WatchGateAsync(string launchId, string gateId, int watch, CancellationToken cancellationToken);

    /// <summary>One that has not started or is over counts as success.</summary>
    Task WakeLaunchAsync(string launchId, CancellationToken cancellationToken);

    /// <inheritdoc cref="WakeLaunchAsync"/>
    Task WakeGateAsync(string launchId, string gateId, int watch, CancellationToken cancellationToken);
}
