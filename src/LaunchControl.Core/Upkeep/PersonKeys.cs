using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Core.Upkeep;

/// <summary>Names people in few characters that tell them apart for sure: what is found by them need not be looked at. Nobody's address can be read from one.</summary>
/// <remarks>96 bits of a hash: among a million people, two have the same key with a chance of one in 10 to the 17th.</remarks>
public static class PersonKeys
{
    private const int Bytes = 12;

    /// <summary>The keys of these people, each once: 16 characters a person, with spaces between.</summary>
    public static string Of(IEnumerable<string> people) => string.Join(' ', people.Select(KeyOf).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A person's key: 16 characters of base64url.</summary>
    public static string KeyOf(string person) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(person)).AsSpan(0, Bytes));

    /// <summary>Whether a key is among <paramref name="keys"/>.</summary>
    public static bool Has(string keys, string key) => keys.Contains(key, StringComparison.Ordinal);
}
