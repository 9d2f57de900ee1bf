using System.Globalization;
using LaunchControl.Functions.Infrastructure.Mail;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Mails;

/// <summary>Tells the mail provider's requests from everybody else's by their signature and age.</summary>
public sealed partial class MailEventVerification(IOptions<MailOptions> options, TimeProvider time, ILogger<MailEventVerification> logger)
{
    private const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    private const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    // Two clocks that are kept right still differ a little.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

    /// <summary>The body of a request that the provider signed within the last five minutes.</summary>
    /// <exception cref="RequestRefusedException">
    /// 404: no key is set. 401: whatever else is wrong; the answer does not say what, the log does. 413: a body over 1 MiB.
    /// </exception>
    public async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (options.Value.EventWebhookPublicKey is not { Length: > 0 } key)
        {
            throw new RequestRefusedException(Problems.Create(
                StatusCodes.Status404NotFound, "not-found", "Not found", "No events of the mail provider are taken here: Mail__eventWebhookPublicKey is not set."));
        }

        if (request.Headers[SignatureHeader] is not [{ Length: > 0 } signature] || request.Headers[TimestampHeader] is not [{ Length: > 0 } timestamp])
        {
            throw Refuse(request, "no signature");
        }

        if (!IsRecent(timestamp))
        {
            throw Refuse(request, "no timestamp of the last five minutes");
        }

        var body = await RequestBody.ReadBytesAsync(request, cancellationToken);
        return EventWebhookKey.Verify(key, signature, timestamp, body) ? body : throw Refuse(request, "a wrong signature");
    }

    private bool IsRecent(string timestamp) =>
        timestamp.Length <= 11 && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        && (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(second)) is var age && age <= Oldest && age >= -ClockDifference;

    private RequestRefusedException Refuse(HttpRequest request, string why)
    {
        LogRefused(why);
        request.HttpContext.Response.Headers.WWWAuthenticate = SignatureHeader;
        return new RequestRefusedException(Problems.Create(
            StatusCodes.Status401Unauthorized, "not-signed", "The signature does not hold",
            "Send events as the mail provider's signed event webhook does, at once, and with the key that is set here."));
    }

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "Mail events were refused: the request has {Why}. Nothing was changed.")]
    private partial void LogRefused(string why);
}
