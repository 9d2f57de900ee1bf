using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Ports;

/// <summary>Reads the values of a metric from one kind of source.</summary>
public interface IMetricSource
{
    MetricSourceKind Kind { get; }

    /// <summary>
    /// The values of the query's window. Never throws for what the other side does: silence, an error, nonsense and an address that is not
    /// allowed are readings. Changes nothing.
    /// </summary>
    Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken);
}
