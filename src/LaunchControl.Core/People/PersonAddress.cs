using System.Net.Mail;

namespace LaunchControl.Core.People;

/// <summary>A person is known by a mail address, compared in lower case.</summary>
public static class PersonAddress
{
    /// <summary>The longest address that a mail path can carry (RFC 5321, section 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>Accepts a bare address without display name, comment or control character.</summary>
    public static bool TryNormalize(string? text, out string address)
    {
        address = text?.Trim().ToLowerInvariant() ?? "";
        return address.Length is > 0 and <= Longest
            && !address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '<' or '>' or '"' or ',' or ';')
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
            && parsed.Host.Contains('.', StringComparison.Ordinal);
    }
}
