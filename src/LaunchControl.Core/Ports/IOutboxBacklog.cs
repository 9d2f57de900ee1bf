namespace LaunchControl.Core.Ports;

/// <summary>Names the launches whose outbox may hold intents that nobody is carrying out: what a crash or a fault left behind.</summary>
public interface IOutboxBacklog
{
    Task AddAsync(string launchId, CancellationToken cancellationToken);

    Task RemoveAsync(string launchId, CancellationToken cancellationToken);

    /// <summary>Launches that were added at least <paramref name="age"/> ago.</summary>
    IAsyncEnumerable<string> ListAsync(TimeSpan age, CancellationToken cancellationToken);
}
