using System.Globalization;
using System.Text;

namespace LaunchControl.Pages;

/// <summary>Makes text from outside harmless where no encoding does: in subjects and plain text.</summary>
public static class InertText
{
    /// <summary>One line, without control, bidirectional-override and other invisible characters, at most <paramref name="longest"/> characters.</summary>
    public static string Line(string text, int longest = 120)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(' ');
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse))
            {
                line.Append(rune);
            }

            if (line.Length >= longest)
            {
                return line.ToString().TrimEnd() + "...";
            }
        }

        return line.ToString().Trim();
    }
}
