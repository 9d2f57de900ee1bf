using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Makes and verifies the tokens of review links.</summary>
/// <remarks>
/// A token is <c>v1.KEYID.PAYLOAD.MAC</c>. The MAC is HMAC-SHA-256 over everything before it and over a purpose and an audience that are not
/// in the token. The same approver in the same round always has the same token, so a mail that is sent twice carries one link,
/// and no token needs to be stored.
/// </remarks>
public sealed class SignOffLinks(IOptions<SignOffLinkOptions> options, IOptions<SiteOptions> site)
{
    private const string Version = "v1";
    private const string Purpose = "launchcontrol sign-off";

    // The longest address alone can take 1,016 characters: 254 letters of 3 bytes each.
    private const int LongestToken = 2048;

    private readonly Dictionary<string, byte[]> _keys =
        options.Value.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value), StringComparer.Ordinal);

    /// <summary>The review link of an approver in the gate's current round.</summary>
    public Uri LinkFor(Launch launch, Gate gate, Approver approver) => new(site.Value.BaseAddress, $"sign-off/{TokenFor(launch, gate, approver)}");

    /// <summary>When a link that was made then stops working.</summary>
    public DateTimeOffset ExpiryOf(DateTimeOffset issuedAt) => issuedAt + options.Value.Lifetime;

    public string TokenFor(Launch launch, Gate gate, Approver approver)
    {
        var issuedAt = approver.LinkIssuedAt ?? gate.RequestedAt!.Value;
        var claims = new SignOffLinkClaims(launch.Id, gate.Id, approver.Person, gate.Round, approver.LinkNonce!, issuedAt, ExpiryOf(issuedAt));
        var signed = $"{Version}.{options.Value.ActiveKey}.{Base64Url.EncodeToString(SignOffLinkPayload.Encode(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(Mac(_keys[options.Value.ActiveKey], signed))}";
    }

    /// <summary>The claims of a token that we signed, whether or not it has expired; null for anything else.</summary>
    public SignOffLinkClaims? Verify(string? token)
    {
        if (token is null || token.Length > LongestToken || token.Split('.') is not [Version, var keyId, var payload, var mac]
            || !_keys.TryGetValue(keyId, out var key)
            || !TryDecode(mac, out var given)
            || !CryptographicOperations.FixedTimeEquals(given, Mac(key, token[..token.LastIndexOf('.')])))
        {
            return null;
        }

        return TryDecode(payload, out var bytes) ? SignOffLinkPayload.Decode(bytes) : null;
    }

    // Every field has its length before it, so that no two different inputs make the same bytes.
    private byte[] Mac(byte[] key, string signed)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in new[] { Purpose, site.Value.BaseAddress.AbsoluteUri, signed })
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            mac.AppendData(length);
            mac.AppendData(bytes);
        }

        return mac.GetHashAndReset();
    }

    // The last character of base64url can carry unused bits: only the one canonical spelling of a token is a token.
    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text;
    }
}
