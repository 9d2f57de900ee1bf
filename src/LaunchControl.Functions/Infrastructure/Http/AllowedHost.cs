using System.Diagnostics.CodeAnalysis;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>A host that may be called wherever its address lies, on one port or on all.</summary>
public sealed record AllowedHost
{
    private const string AnySubdomain = "*.";

    private AllowedHost(string host, int? port, bool isSuffix) => (Host, Port, IsSuffix) = (host, port, isSuffix);

    /// <summary>Host name or IP address as a socket wants it: lower case, Punycode, IPv6 without brackets.</summary>
    public string Host { get; }

    /// <summary>Null opens every port.</summary>
    public int? Port { get; }

    /// <summary>Opens what lies below <see cref="Host"/>, at any depth, and not the host itself.</summary>
    public bool IsSuffix { get; }

    /// <summary>Reads <c>host</c>, <c>host:port</c>, <c>*.suffix</c> or <c>*.suffix:port</c>; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AllowedHost? allowed)
    {
        allowed = null;
        var isSuffix = text.StartsWith(AnySubdomain, StringComparison.Ordinal);
        var authority = isSuffix ? text[AnySubdomain.Length..] : text;
        if (!Uri.TryCreate($"http://{authority}/", UriKind.Absolute, out var uri) || (isSuffix && uri.HostNameType is not UriHostNameType.Dns))
        {
            return false;
        }

        // Anything that the URI reader took for more than host and port, or spelled anew, is not what its writer meant.
        var hasPort = authority.Equals($"{uri.Host}:{uri.Port}", StringComparison.OrdinalIgnoreCase);
        if (!hasPort && !authority.Equals(uri.Host, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        allowed = new AllowedHost(uri.IdnHost, hasPort ? uri.Port : null, isSuffix);
        return true;
    }

    /// <summary>The same; null for a text that is none.</summary>
    public static AllowedHost? Parse(string text) => TryParse(text, out var allowed) ? allowed : null;

    /// <param name="host">As in <see cref="Host"/>.</param>
    /// <param name="port">Port that is to be called.</param>
    public bool Covers(string host, int port) =>
        (Port is null || Port == port)
        && (IsSuffix ? host.EndsWith($".{Host}", StringComparison.OrdinalIgnoreCase) : host.Equals(Host, StringComparison.OrdinalIgnoreCase));
}
