using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Ports;

/// <summary>Reads what the checks after launch found. They are stored with the decision that a check has run.</summary>
public interface ISnapshots
{
    /// <param name="metric">Id of one metric, or null for all.</param>
    /// <param name="from">Due at this instant or later; null for no bound.</param>
    /// <param name="to">Due before this instant; null for no bound.</param>
    /// <returns>By metric, then in ascending order of time.</returns>
    Task<IReadOnlyList<MetricSnapshot>> ReadAsync(string launchId, string? metric, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellationToken);
}
