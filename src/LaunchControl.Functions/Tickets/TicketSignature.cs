using System.Security.Cryptography;
using System.Text;
using LaunchControl.Functions.Infrastructure.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tickets;

/// <summary>The generic ticket webhook, signed as the Standard Webhooks specification has it: HMAC-SHA-256 over id, time and body.</summary>
public sealed class TicketSignature(IOptions<TicketOptions> options) : ISignatureScheme
{
    /// <summary>Unique for each message, and the same for each attempt to deliver it.</summary>
    public const string IdHeader = "webhook-id";

    private const string TimestampHeader = "webhook-timestamp";
    private const string Version = "v1,";
    private const int LongestId = 200;
    private const int MostSignatures = 10;

    // The specification's tolerance is the same in both directions.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public string Sender => "a ticket system";

    public string Header => "webhook-signature";

    public string Setting => "Tickets__webhookSecrets__0";

    public bool IsSet => options.Value.KnownWebhookKeys.Any();

    public SignatureCheck Check(IHeaderDictionary headers, DateTimeOffset now) =>
        headers[IdHeader] is not [{ Length: > 0 and <= LongestId } id] || headers[TimestampHeader] is not [{ Length: > 0 } timestamp]
            || headers[Header] is not [{ } signatures] || Decode(signatures) is not { Count: > 0 } given ? SignatureCheck.Failed("no signature")
        : !SignedAt.IsRecent(timestamp, now, ClockDifference) ? SignatureCheck.Failed("no timestamp within five minutes")
        : new SignatureCheck(null, body => Holds([.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body], given));

    private bool Holds(byte[] signed, IReadOnlyList<byte[]> given) =>
        options.Value.KnownWebhookKeys.Select(key => HMACSHA256.HashData(key, signed)).Any(expected => given.Any(one => CryptographicOperations.FixedTimeEquals(expected, one)));

    // Several, while the sender changes its key; of other versions than ours too.
    private static List<byte[]> Decode(string signatures)
    {
        List<byte[]> decoded = [];
        foreach (var signature in signatures.Split(' ', MostSignatures + 1).Take(MostSignatures).Where(one => one.StartsWith(Version, StringComparison.Ordinal)))
        {
            var bytes = new byte[signature.Length];
            if (Convert.TryFromBase64String(signature[Version.Length..], bytes, out var length))
            {
                decoded.Add(bytes[..length]);
            }
        }

        return decoded;
    }
}
