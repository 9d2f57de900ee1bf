namespace LaunchControl.LocalHost.Broker;

/// <summary>Counts what goes over the links.</summary>
internal sealed class TrafficCounter
{
    private long _sent;
    private long _received;
    private long _settled;

    public BrokerTraffic Total => new(Interlocked.Read(ref _sent), Interlocked.Read(ref _received), Interlocked.Read(ref _settled));

    public void Sent(int messages) => Interlocked.Add(ref _sent, messages);

    public void Received() => Interlocked.Increment(ref _received);

    public void Settled() => Interlocked.Increment(ref _settled);
}
