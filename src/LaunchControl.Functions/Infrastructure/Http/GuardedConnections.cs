using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>Opens connections to public addresses and allowed hosts only.</summary>
/// <remarks>
/// Each connection looks its host up once and goes to the very addresses that were judged, so that an answer of DNS that changes in between
/// gains nothing.
/// </remarks>
public class GuardedConnections(IOptions<OutgoingHttpOptions> options)
{
    /// <exception cref="RequestNotAllowedException">At least one of the host's addresses may not be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await LookUpAsync(host, cancellationToken);
        if (!options.Value.Allows(host, port) && !addresses.All(AddressGuard.IsPublic))
        {
            throw new RequestNotAllowedException("is private or reserved, and its host is not on the list OutgoingHttp__allowedHosts");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    protected virtual Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
