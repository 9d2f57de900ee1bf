using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>Calls addresses that people gave, bounded in time and size. What the other side does is an answer, never an exception.</summary>
/// <remarks>The time bound is kept by the machine's clock: the other side does not live on ours.</remarks>
public sealed class OutgoingHttpClient(GuardedHttpHandler handler, IOptions<OutgoingHttpOptions> options) : IDisposable
{
    /// <summary>Bytes of a body that are read unless the caller sets another bound: 64 KiB. A longer one is a failure.</summary>
    public const int LongestBody = 64 * 1024;

    public const int MostRedirects = 3;

    private readonly HttpMessageInvoker _invoker = new(handler);

    /// <summary>Makes one request and follows no redirect.</summary>
    /// <param name="longestBody">Bytes of a body that are read, at least <see cref="LongestBody"/>; a multiple of 1024.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<OutgoingAnswer> SendAsync(HttpRequestMessage request, bool readBody, CancellationToken cancellationToken, int longestBody = LongestBody) =>
        BoundedAsync(token => SendOnceAsync(request, readBody ? longestBody : 0, token), cancellationToken);

    /// <summary>Gets <paramref name="address"/>, following up to <see cref="MostRedirects"/> redirects, though none from https to http.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<OutgoingAnswer> GetAsync(Uri address, bool readBody, CancellationToken cancellationToken) =>
        BoundedAsync(token => FollowAsync(address, readBody, token), cancellationToken);

    public void Dispose() => _invoker.Dispose();

    private async Task<OutgoingAnswer> BoundedAsync(Func<CancellationToken, Task<OutgoingAnswer>> send, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(options.Value.Timeout);
        try
        {
            return await send(bound.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new OutgoingAnswer { Failure = $"did not answer within {options.Value.Timeout.TotalSeconds:0} s" };
        }
        catch (Exception exception) when (FailureOf(exception) is { } failure)
        {
            return new OutgoingAnswer { Failure = failure };
        }
    }

    private async Task<OutgoingAnswer> FollowAsync(Uri address, bool readBody, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                using var response = await _invoker.SendAsync(request, cancellationToken);
                if (RedirectOf(response, address) is not { } next)
                {
                    return await ReadAsync(response, readBody ? LongestBody : 0, cancellationToken);
                }

                if (address.Scheme == "https" && next.Scheme == "http")
                {
                    return new OutgoingAnswer { Failure = "redirects from https to http" };
                }

                address = next;
            }
            catch (Exception exception) when (redirects > 0 && FailureOf(exception) is { } failure)
            {
                return new OutgoingAnswer { Failure = $"redirects to an address that {failure}" };
            }
        }

        return new OutgoingAnswer { Failure = $"redirects more than {MostRedirects} times" };
    }

    private async Task<OutgoingAnswer> SendOnceAsync(HttpRequestMessage request, int longestBody, CancellationToken cancellationToken)
    {
        using var response = await _invoker.SendAsync(request, cancellationToken);
        return await ReadAsync(response, longestBody, cancellationToken);
    }

    private static Uri? RedirectOf(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && Uri.TryCreate(address, response.Headers.Location, out var next) ? next : null;

    /// <param name="longest">0 reads no body.</param>
    private static async Task<OutgoingAnswer> ReadAsync(HttpResponseMessage response, int longest, CancellationToken cancellationToken)
    {
        if (longest == 0)
        {
            return new OutgoingAnswer { Status = (int)response.StatusCode, RetryAfter = RetryAfterOf(response) };
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new byte[longest + 1];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return length > longest
            ? new OutgoingAnswer { Failure = $"answered with more than {longest / 1024} KiB" }
            : new OutgoingAnswer { Status = (int)response.StatusCode, Body = body.AsMemory(0, length) };
    }

    // A date is told by the other side's clock, which its own date shows.
    private static TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } when response.Headers.Date is { } sent && until > sent => until - sent,
        _ => null,
    };

    private static string? FailureOf(Exception exception) => exception switch
    {
        RequestNotAllowedException refused => refused.Reason,
        HttpRequestException { InnerException: RequestNotAllowedException refused } => refused.Reason,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "has a host name that was not found",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            "could not be reached over TLS: no handshake, or a certificate that is not trusted",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "could not be connected to",
        HttpRequestException or IOException or SocketException => "did not answer in valid HTTP",
        UriFormatException => "has no valid host name",
        _ => null,
    };
}
