using System.Globalization;
using System.Text;

namespace LaunchControl.Core.Launches;

/// <summary>Launch ids: readable, and safe in addresses, table keys and orchestration ids.</summary>
public static class LaunchId
{
    /// <summary>Characters in an id, at most: with a gate id of 40 it makes an orchestration id of less than 100.</summary>
    public const int Longest = 50;

    private const string Alphabet = "23456789abcdefghjkmnpqrstvwxyz";
    private const int SuffixLength = 6;

    /// <summary>The name in lower-case letters, digits and hyphens, then six characters of <paramref name="entropy"/>.</summary>
    /// <param name="entropy">At least six random bytes.</param>
    public static string From(string name, ReadOnlySpan<byte> entropy)
    {
        var slug = Slug(name, Longest - SuffixLength - 1) is { Length: > 0 } text ? text : "launch";
        var suffix = new char[SuffixLength];
        for (var i = 0; i < SuffixLength; i++)
        {
            suffix[i] = Alphabet[entropy[i] % Alphabet.Length];
        }

        return $"{slug}-{new string(suffix)}";
    }

    /// <summary>Whether a text could be a launch id at all; anything else is not looked up.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    /// <summary>Lower-case letters and digits, in groups that single hyphens part.</summary>
    public static bool IsSlug(string text) =>
        text.Length > 0 && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    /// <summary>A text in lower-case letters, digits and single hyphens; empty where nothing of it is left.</summary>
    internal static string Slug(string name, int longest)
    {
        // Half a surrogate pair can't be normalized; reading runes replaces it.
        var readable = string.Concat(name.EnumerateRunes());
        var slug = new StringBuilder();
        foreach (var character in readable.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
            {
                slug.Append(character);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }

            if (slug.Length == longest)
            {
                break;
            }
        }

        return slug.ToString().Trim('-');
    }
}
