namespace LaunchControl.Core.Ports;

/// <summary>Which launches have items that are linked to a ticket. A projection: links are only ever added, so a launch may be named that has none any more.</summary>
public interface ITicketLinks
{
    /// <summary>Adds a launch to a ticket; one that is there already is no fault.</summary>
    /// <param name="key">In upper case.</param>
    Task AddAsync(string key, string launchId, CancellationToken cancellationToken);

    /// <summary>The launches of one ticket, in no order.</summary>
    /// <param name="key">In upper case.</param>
    Task<IReadOnlyList<string>> FindAsync(string key, CancellationToken cancellationToken);
}
