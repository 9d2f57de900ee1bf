using System.Net;
using System.Net.Sockets;

namespace LaunchControl.Drivers;

/// <summary>
/// Ports for what a test starts and restarts. They lie below the range from which Linux takes the near end of a connection (32768 and up):
/// a port from that range may belong to somebody's connection by the time that a crashed process comes back to it.
/// </summary>
public static class Ports
{
    private const int First = 12_000, Count = 20_000;

    // Processes that test side by side begin at different places.
    private static int s_last = Random.Shared.Next(Count);

    /// <summary>Nobody listens on it, and nobody else in this process is given it.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref s_last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
