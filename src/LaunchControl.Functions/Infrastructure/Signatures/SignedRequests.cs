using LaunchControl.Core.Auditing;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Infrastructure.Signatures;

/// <summary>Tells a sender's requests from everybody else's by their signature.</summary>
public sealed partial class SignedRequests(TimeProvider time, ILogger<SignedRequests> logger)
{
    /// <summary>The body of a request that the sender signed.</summary>
    /// <exception cref="RequestRefusedException">
    /// 404: no key is set. 401: whatever else is wrong; the answer does not say what, the log does. 413: a body over 1 MiB.
    /// </exception>
    public async Task<byte[]> ReadAsync(HttpRequest request, ISignatureScheme scheme, CancellationToken cancellationToken)
    {
        if (!scheme.IsSet)
        {
            throw new RequestRefusedException(Problems.Create(
                StatusCodes.Status404NotFound, "not-found", "Not found", $"Nothing is taken here: {scheme.Setting} is not set."));
        }

        var check = scheme.Check(request.Headers, time.GetUtcNow());
        if (check.Fault is { } fault)
        {
            throw Refuse(request, scheme, fault);
        }

        var body = await RequestBody.ReadBytesAsync(request, cancellationToken);
        return check.Holds(body) ? body : throw Refuse(request, scheme, "a wrong signature");
    }

    private AccessRefusedException Refuse(HttpRequest request, ISignatureScheme scheme, string why)
    {
        LogRefused(scheme.Sender, why);
        request.HttpContext.Response.Headers.WWWAuthenticate = scheme.Header;
        return new AccessRefusedException(
            Problems.Create(StatusCodes.Status401Unauthorized, "not-signed", "The signature does not hold",
                "Sign each request as the documentation of this webhook says, send it at once, and with the key that is set here."),
            null, RefusedBecause.SignatureNotValid);
    }

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "A webhook request of {Sender} was refused: it has {Why}. Nothing was changed.")]
    private partial void LogRefused(string sender, string why);
}
