using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Signs what links carry, and takes back only what it signed.</summary>
/// <remarks>
/// A token is <c>v1.KEYID.PAYLOAD.MAC</c>. The MAC is HMAC-SHA-256 over everything before it and over a purpose and an audience that are not
/// in the token, so that a token of one purpose is none of another, under the same keys. The same payload under the same key is always the same token.
/// </remarks>
/// <param name="purpose">What the links are for; never changed once released.</param>
/// <param name="audience">The public address of this system.</param>
/// <param name="keys">Key id to key, in base64.</param>
internal sealed class LinkTokens(string purpose, Uri audience, string activeKey, IReadOnlyDictionary<string, string> keys)
{
    private const string Version = "v1";

    // The longest address alone can take 1,016 characters: 254 letters of 3 bytes each.
    private const int Longest = 2048;

    private readonly Dictionary<string, byte[]> _keys = keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value), StringComparer.Ordinal);

    public string Sign(byte[] payload)
    {
        var signed = $"{Version}.{activeKey}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Mac(_keys[activeKey], signed))}";
    }

    /// <summary>The payload of a token that we signed for this purpose; null for anything else.</summary>
    public byte[]? Open(string? token)
    {
        if (token is null || token.Length > Longest || token.Split('.') is not [Version, var keyId, var payload, var mac]
            || !_keys.TryGetValue(keyId, out var key)
            || !TryDecode(mac, out var given)
            || !CryptographicOperations.FixedTimeEquals(given, Mac(key, token[..token.LastIndexOf('.')])))
        {
            return null;
        }

        return TryDecode(payload, out var bytes) ? bytes : null;
    }

    // Every field has its length before it, so that no two different inputs make the same bytes.
    private byte[] Mac(byte[] key, string signed)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in new[] { purpose, audience.AbsoluteUri, signed })
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
