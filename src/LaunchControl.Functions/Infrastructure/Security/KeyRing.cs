using System.Buffers.Text;
using System.Text.RegularExpressions;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>What every ring of keys in the settings must be: an active key, and older ones that stay valid until they are removed.</summary>
internal static partial class KeyRing
{
    /// <summary>Shortest key, in bytes: the output length of SHA-256 (RFC 2104, section 3; RFC 5869, section 3.3).</summary>
    public const int ShortestKey = 32;

    /// <summary>What is wrong with a ring: one sentence a fault, which names the setting.</summary>
    /// <param name="section">Section with <c>activeKey</c> and <c>keys</c>.</param>
    /// <param name="keys">Key id to key, in base64.</param>
    public static IEnumerable<string> Faults(string section, string activeKey, IReadOnlyDictionary<string, string> keys)
    {
        if (!keys.ContainsKey(activeKey))
        {
            yield return $"{section}__activeKey must name one of the keys in {section}__keys, for instance '2027a' with {section}__keys__2027a.";
        }

        foreach (var (id, key) in keys)
        {
            if (!KeyId().IsMatch(id))
            {
                yield return $"{section}__keys__{id}: a key id has 1 to 16 letters and digits, for instance '2027a'.";
            }

            if (!Base64.IsValid(key, out var length) || length < ShortestKey)
            {
                yield return $"{section}__keys__{id} must be at least {ShortestKey} random bytes in base64. Make one with: openssl rand -base64 32";
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9]{1,16}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();
}
