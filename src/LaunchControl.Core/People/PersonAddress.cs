using System.Globalization;
using System.Net.Mail;

namespace LaunchControl.Core.People;

/// <summary>A person is known by a mail address, compared in lower case.</summary>
public static class PersonAddress
{
    /// <summary>The longest address that a mail path can carry (RFC 5321, section 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>
    /// Accepts a bare address at a named host: no display name, comment, quoted part or address literal; of the characters beyond ASCII
    /// only letters with their marks and digits, so nothing that breaks lines or turns the direction of the text around it.
    /// </summary>
    /// <param name="address">In lower case, without surrounding space.</param>
    public static bool TryNormalize(string? text, out string address)
    {
        address = text?.Trim().ToLowerInvariant() ?? "";
        return address.Length is > 0 and <= Longest
            && address.All(IsPlain)
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
            && !parsed.User.EndsWith('.')
            && !parsed.Host.EndsWith('.')
            && parsed.Host.Contains('.', StringComparison.Ordinal);
    }

    /// <exception cref="ArgumentException">Not an address: check it first.</exception>
    public static string Normalize(string text) =>
        TryNormalize(text, out var address) ? address : throw new ArgumentException("Not a mail address; check the request first.", nameof(text));

    private static bool IsPlain(char character) =>
        char.IsAscii(character)
            ? char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-/=?^_`{|}~.@".Contains(character, StringComparison.Ordinal)
            : char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
