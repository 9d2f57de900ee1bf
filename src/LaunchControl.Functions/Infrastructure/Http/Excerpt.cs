using System.Globalization;
using System.Text;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>Text of others, made short and harmless for a sentence of ours.</summary>
internal static class Excerpt
{
    /// <summary>UTF-16 units of the longest excerpt.</summary>
    public const int Longest = 80;

    /// <summary>The beginning of <paramref name="text"/>, without what has no glyph of its own: control characters, line breaks, direction marks.</summary>
    public static string Of(string text)
    {
        var excerpt = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(IsVisible))
        {
            if (excerpt.Length + rune.Utf16SequenceLength >= Longest)
            {
                return excerpt.Append('…').ToString();
            }

            excerpt.Append(rune);
        }

        return excerpt.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
