using System.Globalization;
using System.Text;

namespace LaunchControl.Core.Portfolios;

/// <summary>Text as it is searched and sorted: without case and accents.</summary>
public static class SearchWords
{
    // Normalization throws at what is no character.
    private const char NoCharacter = '\uFFFE';

    /// <summary>The words of a search, each once; empty for none.</summary>
    public static IReadOnlyList<string> Of(string? search) =>
        [.. Fold(search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Lower case, letters without their accents.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var sound = string.Concat(text.Replace(NoCharacter, ' ').EnumerateRunes().Select(rune => rune.ToString()));
        var folded = new StringBuilder(sound.Length);
        foreach (var character in sound.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }
}
