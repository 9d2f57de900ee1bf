using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Auditing;

/// <summary>How the entries of one launch's trail are chained: each names the hash of the one before it, and the launch that of the last.</summary>
/// <remarks>The chain shows that entries belong together and that none was changed, taken out or put in. It does not show who wrote them.</remarks>
public static class AuditChain
{
    /// <summary>SHA-256 (FIPS 180-4) of an entry's text in UTF-8, as 64 hexadecimal digits in lower case.</summary>
    public const string Algorithm = "SHA-256";

    /// <summary>The text of an entry: what is stored, hashed and handed out, to the byte. ASCII, on one line.</summary>
    public static string Text(AuditEntry entry) => JsonSerializer.Serialize(entry, LaunchJson.Options);

    /// <summary>Reads a text; members that a later version added are ignored.</summary>
    /// <exception cref="JsonException">It is not that of an entry.</exception>
    public static AuditEntry Read(string text) =>
        (JsonSerializer.Deserialize<AuditEntry>(text, LaunchJson.Options) ?? throw new JsonException("This is no entry.")) with { Hash = HashOf(text) };

    /// <summary>The same; null for a text that is none of an entry.</summary>
    public static AuditEntry? TryRead(string text)
    {
        try
        {
            return Read(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The entry with its hash.</summary>
    public static AuditEntry Seal(AuditEntry entry) => entry with { Hash = HashOf(Text(entry)) };
}
