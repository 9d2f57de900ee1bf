using System.Net;
using System.Net.Sockets;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>Judges the addresses that people's URLs lead to: only public unicast ones may be called.</summary>
/// <remarks>
/// Source: the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, as amended), entries that are not globally reachable, and the
/// IANA IPv4 multicast space. Of IPv6 only 2000::/3 is open, the one block that IANA allocates from (RFC 4291, IANA IPv6 Address Space
/// Registry); that refuses loopback, link-local, unique-local and multicast addresses, and the IPv4-mapped, IPv4-compatible and NAT64 forms.
/// Written out here because the libraries of this kind open networks, not host names with ports.
/// </remarks>
public static class AddressGuard
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", // this network, RFC 791
            "10.0.0.0/8", // private, RFC 1918
            "100.64.0.0/10", // carrier-grade NAT, RFC 6598
            "127.0.0.0/8", // loopback, RFC 1122
            "168.63.129.16/32", // Azure's platform services, as seen from inside; not in the registry
            "169.254.0.0/16", // link-local, RFC 3927; instance metadata
            "172.16.0.0/12", // private, RFC 1918
            "192.0.0.0/24", // IETF protocol assignments, RFC 6890
            "192.0.2.0/24", // documentation, RFC 5737
            "192.88.99.0/24", // 6to4 relay, RFC 7526
            "192.168.0.0/16", // private, RFC 1918
            "198.18.0.0/15", // benchmarking, RFC 2544
            "198.51.100.0/24", // documentation, RFC 5737
            "203.0.113.0/24", // documentation, RFC 5737
            "224.0.0.0/4", // multicast, RFC 5771
            "240.0.0.0/4", // reserved, RFC 1112; limited broadcast, RFC 919
            "2001::/23", // IETF protocol assignments, RFC 2928: Teredo, benchmarking, ORCHID
            "2001:db8::/32", // documentation, RFC 3849
            "2002::/16", // 6to4, RFC 3056: carries an IPv4 address
            "3fff::/20", // documentation, RFC 9637
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Whether <paramref name="address"/> may be called without its host being allowed by name.</summary>
    public static bool IsPublic(IPAddress address) =>
        (address.AddressFamily is AddressFamily.InterNetwork || GlobalUnicast.Contains(address)) && !Refused.Any(network => network.Contains(address));
}
