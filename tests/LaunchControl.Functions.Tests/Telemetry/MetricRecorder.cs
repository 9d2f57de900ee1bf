using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LaunchControl.Functions.Telemetry;

namespace LaunchControl.Functions.Tests.Telemetry;

/// <summary>Keeps what one host measures.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = [];

    /// <param name="meters">The host's: other hosts in this process have their own.</param>
    public MetricRecorder(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == LaunchControlMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<(string Name, double Value, string Tags)> All => [.. _measured];

    public IReadOnlyList<double> Of(string name, string tags = "") => [.. _measured.Where(one => one.Name == name && one.Tags == tags).Select(one => one.Value)];

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
