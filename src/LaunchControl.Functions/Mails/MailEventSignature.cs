using LaunchControl.Functions.Infrastructure.Mail;
using LaunchControl.Functions.Infrastructure.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Mails;

/// <summary>SendGrid's signed event webhook: a signature over time and body, made within the last five minutes.</summary>
public sealed class MailEventSignature(IOptions<MailOptions> options) : ISignatureScheme
{
    private const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    // Two clocks that are kept right still differ a little.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

    public string Sender => "SendGrid";

    public string Header => "X-Twilio-Email-Event-Webhook-Signature";

    public string Setting => "Mail__eventWebhookPublicKey";

    public bool IsSet => !string.IsNullOrEmpty(options.Value.EventWebhookPublicKey);

    public SignatureCheck Check(IHeaderDictionary headers, DateTimeOffset now) =>
        headers[Header] is not [{ Length: > 0 } signature] || headers[TimestampHeader] is not [{ Length: > 0 } timestamp] ? SignatureCheck.Failed("no signature")
        : !SignedAt.IsRecent(timestamp, now, ClockDifference) ? SignatureCheck.Failed("no timestamp of the last five minutes")
        : new SignatureCheck(null, body => EventWebhookKey.Verify(options.Value.EventWebhookPublicKey!, signature, timestamp, body));
}
