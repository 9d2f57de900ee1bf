namespace LaunchControl.Core.Ports;

/// <summary>Names the launches whose outbox may hold intents that nobody is carrying out: what a crash or a fault left behind.</summary>
public interface IOutboxBacklog
{
    Task AddAsync(BacklogEntry entry, CancellationToken cancellationToken);

    Task RemoveAsync(BacklogEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries that were added at least <paramref name="age"/> ago and are not put off.</summary>
    IAsyncEnumerable<BacklogItem> ListAsync(TimeSpan age, CancellationToken cancellationToken);

    /// <summary>Lists an entry again only after some time, and counts the attempt. One that is gone stays gone.</summary>
    Task PutOffAsync(BacklogItem item, TimeSpan wait, CancellationToken cancellationToken);
}
