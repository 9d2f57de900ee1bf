namespace LaunchControl.Core.Ports;

/// <summary>Starts and wakes the orchestrations of a launch. They carry no data: a lost, doubled or early wake costs delay, never data.</summary>
public interface IOrchestrations
{
    /// <summary>Starts the launch's orchestration; one that runs already counts as success.</summary>
    Task StartAsync(string launchId, CancellationToken cancellationToken);

    Task WakeGateAsync(string launchId, string gateId, CancellationToken cancellationToken);
}
