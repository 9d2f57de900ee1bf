using System.Net.Http.Headers;
using LaunchControl.Functions.Infrastructure.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Puts secrets on requests: each only for its own host, and over TLS unless <c>OutgoingHttp__allowedHosts</c> opens that host.</summary>
public sealed class SourceSecrets(IOptions<MetricSourceOptions> options, IOptions<OutgoingHttpOptions> outgoing)
{
    private const string NoHost = "has no valid host name";

    /// <param name="name">Null for a request without a secret.</param>
    /// <returns>Why the request must not be sent; null where it may.</returns>
    public string? Attach(HttpRequestMessage request, string? name)
    {
        if (name is null)
        {
            return null;
        }

        var setting = MetricSourceOptions.SettingOf(Excerpt.Of(name));
        if (options.Value.Find(name) is not { } secret)
        {
            return $"was not asked: it needs the secret {setting}__value, which is not set";
        }

        if (HostOf(request.RequestUri!) is not { } host)
        {
            return NoHost;
        }

        if (!IsFor(secret, request.RequestUri!, host))
        {
            return $"was not asked: its secret is for another host, see {setting}__host";
        }

        return AttachToken(request, secret.Value);
    }

    /// <summary>The same for a token that is no setting.</summary>
    public string? AttachToken(HttpRequestMessage request, string token)
    {
        var address = request.RequestUri!;
        if (HostOf(address) is not { } host)
        {
            return NoHost;
        }

        if (address.Scheme != Uri.UriSchemeHttps && !outgoing.Value.Allows(host, address.Port))
        {
            return "was not asked: its secret is sent only over https, or to a host on the list OutgoingHttp__allowedHosts";
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return null;
    }

    private static bool IsFor(SourceSecret secret, Uri address, string host) =>
        AllowedHost.Parse(secret.Host) is { IsSuffix: false } bound && bound.Covers(host, address.Port) && (bound.Port is not null || address.IsDefaultPort);

    private static string? HostOf(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
