using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps what was pushed about the metrics of launches.</summary>
public interface IObservations
{
    /// <summary>
    /// Adds those that are new. One whose id the metric has already is passed over, so a repeat of the whole or of a part changes nothing. What
    /// was added before a fault stays: the repeat adds the rest.
    /// </summary>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(string launchId, IReadOnlyList<Observation> observations, CancellationToken cancellationToken);

    /// <summary>Those of one metric after <paramref name="from"/> and not after <paramref name="to"/>, in ascending order of time.</summary>
    IAsyncEnumerable<Observation> ReadAsync(string launchId, string metric, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
