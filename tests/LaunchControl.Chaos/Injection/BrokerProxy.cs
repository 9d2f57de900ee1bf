using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LaunchControl.Chaos.Injection;

/// <summary>Stands between the broker and whoever uses it, and drops connections.</summary>
public sealed class BrokerProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly int _target;

    /// <param name="target">Port of the broker.</param>
    public BrokerProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Resets every connection that is open.</summary>
    public void Drop()
    {
        foreach (var socket in _open.Keys)
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Drop();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var broker = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        var (near, far) = (client.Client, broker.Client);
        _open[near] = _open[far] = 0;
        try
        {
            await broker.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(client.GetStream().CopyToAsync(broker.GetStream()), broker.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The broker is down, or the connection was dropped.
        }

        client.Dispose();
        _open.TryRemove(near, out _);
        _open.TryRemove(far, out _);
    }
}
