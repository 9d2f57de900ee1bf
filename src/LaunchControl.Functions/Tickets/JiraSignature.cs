using System.Security.Cryptography;
using System.Text;
using LaunchControl.Functions.Infrastructure.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tickets;

/// <summary>Jira Cloud's webhooks with a secret: <c>X-Hub-Signature: sha256=</c> and the HMAC of the body in hexadecimal digits (WebSub, section 7).</summary>
/// <remarks>It signs no time. A request that is sent again changes nothing, since it tells of nothing newer.</remarks>
public sealed class JiraSignature(IOptions<TicketOptions> options) : ISignatureScheme
{
    private const string Method = "sha256=";

    public string Sender => "Jira";

    public string Header => "X-Hub-Signature";

    public string Setting => "Tickets__jiraSecrets__0";

    public bool IsSet => options.Value.KnownJiraSecrets.Any();

    public SignatureCheck Check(IHeaderDictionary headers, DateTimeOffset now) =>
        headers[Header] is [{ } signature] && signature.StartsWith(Method, StringComparison.Ordinal) && Decode(signature[Method.Length..]) is { } given
            ? new SignatureCheck(null, body => options.Value.KnownJiraSecrets.Any(secret => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body), given)))
            : SignatureCheck.Failed("no signature");

    private static byte[]? Decode(string hex) =>
        hex.Length == 2 * HMACSHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;
}
