using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Performance;

/// <summary>Asks whichever source a metric has; of two sources for one kind the one that was registered first.</summary>
public sealed class MetricReader(IEnumerable<IMetricSource> sources)
{
    private readonly Dictionary<MetricSourceKind, IMetricSource> _sources = sources.GroupBy(source => source.Kind).ToDictionary(kind => kind.Key, kind => kind.First());

    /// <summary>The values of the query's window, or why there are none. Throws where our own storage fails, so that the caller tries again.</summary>
    public Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken)
    {
        var kind = query.Metric.Source?.Kind ?? MetricSourceKind.Push;
        return _sources.TryGetValue(kind, out var source)
            ? source.ReadAsync(query, cancellationToken)
            : Task.FromResult(Reading.Failed($"can't be read: LaunchControl has nothing that reads {kind} here"));
    }
}
