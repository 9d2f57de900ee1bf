using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace LaunchControl.Functions.SignOffs;

/// <summary>How review links are signed. Section <c>SignOffLinks</c>.</summary>
public sealed partial class SignOffLinkOptions : IValidatableObject
{
    public const string Section = "SignOffLinks";

    /// <summary>Shortest signing key, in bytes: the output length of HMAC-SHA-256 (RFC 2104, section 3).</summary>
    public const int ShortestKey = 32;

    /// <summary>Id of the key that signs. The others only verify, so that links survive a change of keys.</summary>
    public string ActiveKey { get; set; } = "";

    /// <summary>Key id to key, in base64. Remove a key to retire it: its links die.</summary>
    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>How long a link works. Default 30 days; 1 hour to 365 days.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Keys.ContainsKey(ActiveKey))
        {
            yield return Fault("SignOffLinks__activeKey must name one of the keys in SignOffLinks__keys, for instance '2027a' with SignOffLinks__keys__2027a.");
        }

        foreach (var (id, key) in Keys)
        {
            if (!KeyId().IsMatch(id))
            {
                yield return Fault($"SignOffLinks__keys__{id}: a key id has 1 to 16 letters and digits, for instance '2027a'.");
            }

            if (!Base64.IsValid(key, out var length) || length < ShortestKey)
            {
                yield return Fault($"SignOffLinks__keys__{id} must be at least {ShortestKey} random bytes in base64. Make one with: openssl rand -base64 32");
            }
        }

        if (Lifetime < TimeSpan.FromHours(1) || Lifetime > TimeSpan.FromDays(365))
        {
            yield return Fault("SignOffLinks__lifetime must be between 1 hour and 365 days, for instance 30.00:00:00.");
        }
    }

    private static ValidationResult Fault(string message) => new(message, [Section]);

    [GeneratedRegex("^[A-Za-z0-9]{1,16}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();
}
