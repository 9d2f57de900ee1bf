using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Limits;

/// <summary>Which address a request comes from.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>The connection's address, or the one that the outermost trusted proxy wrote down. What a caller sends in that header itself stands before it, and is not read.</summary>
    /// <returns>An IPv4 address, or the /64 network of an IPv6 one: whoever has one address of it has them all.</returns>
    public static string Of(HttpRequest request, int trustedProxies)
    {
        var address = Forwarded(request, trustedProxies) ?? request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))}/64" : address.ToString();
    }

    private static IPAddress? Forwarded(HttpRequest request, int trustedProxies)
    {
        if (trustedProxies == 0)
        {
            return null;
        }

        var hops = request.Headers["X-Forwarded-For"].SelectMany(line => (line ?? "").Split(',')).ToList();
        return hops.Count >= trustedProxies && IPEndPoint.TryParse(hops[^trustedProxies].Trim(), out var hop) ? hop.Address : null;
    }
}
