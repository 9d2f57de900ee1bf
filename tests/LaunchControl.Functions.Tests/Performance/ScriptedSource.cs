using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Tests.Performance;

/// <summary>A source that always has the same to say, of the end of the window that it is asked for.</summary>
internal sealed class ScriptedSource(MetricSourceKind kind, double value) : IMetricSource
{
    private int _reads;

    public MetricSourceKind Kind => kind;

    public int Reads => _reads;

    public Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(new Reading { Samples = [new Sample(query.To, value)] });
    }
}
