using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>Sends requests to addresses that people gave: over guarded connections, and with nothing of ours in them.</summary>
/// <remarks>
/// No proxy, cookies, credentials, trace headers or redirects; no decompression, so that what is read is what was sent.
/// A connection serves one request, so that each request is judged.
/// </remarks>
public sealed class GuardedHttpHandler(GuardedConnections connections, IOptions<OutgoingHttpOptions> options)
    : DelegatingHandler(new SocketsHttpHandler
    {
        ConnectCallback = connections.ConnectAsync,
        ConnectTimeout = options.Value.Timeout,
        PooledConnectionLifetime = TimeSpan.Zero,
        MaxResponseDrainSize = 0,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    })
{
    /// <exception cref="RequestNotAllowedException">The address is not http or https, carries a user name, or may not be called.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true, Scheme: "http" or "https" } address)
        {
            throw new RequestNotAllowedException("is not an http or https address");
        }

        if (address.UserInfo is not "")
        {
            throw new RequestNotAllowedException("carries a user name or password");
        }

        request.Headers.UserAgent.ParseAdd("LaunchControl");
        request.Headers.AcceptEncoding.ParseAdd("identity");
        return base.SendAsync(request, cancellationToken);
    }
}
