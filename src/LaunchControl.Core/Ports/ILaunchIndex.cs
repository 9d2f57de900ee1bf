using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Ports;

/// <summary>A row for each launch, so that listing never reads launches. A projection: it may lag, and can be rebuilt.</summary>
public interface ILaunchIndex
{
    Task UpsertAsync(LaunchSummary summary, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<LaunchPage> ListAsync(LaunchFilter filter, int pageSize, string? continuationToken, CancellationToken cancellationToken);
}
