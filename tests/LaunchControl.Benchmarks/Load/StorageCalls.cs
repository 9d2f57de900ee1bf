using System.Diagnostics.Metrics;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.Load;

/// <summary>Counts this process's calls of the table service, as the runtime's HTTP client reports them.</summary>
internal sealed class StorageCalls : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly int _port = new Uri(Azurite.ConnectionString.Split(';').First(part => part.StartsWith("TableEndpoint=", StringComparison.Ordinal))["TableEndpoint=".Length..]).Port;
    private long _count;

    public StorageCalls()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "http.client.request.duration")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Note(tags));
        _listener.Start();
    }

    public long Count => Volatile.Read(ref _count);

    public void Dispose() => _listener.Dispose();

    private void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port" && value is int port && port == _port)
            {
                Interlocked.Increment(ref _count);
            }
        }
    }
}
