using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Core.Ports;

/// <summary>How a launch became ready: stored with each decision that changed it.</summary>
public interface IReadinessHistory
{
    /// <summary>Oldest first, at most one a day.</summary>
    Task<IReadOnlyList<ReadinessPoint>> ReadAsync(string launchId, CancellationToken cancellationToken);
}
