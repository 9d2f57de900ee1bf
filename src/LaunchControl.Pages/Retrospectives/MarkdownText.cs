using System.Text;

namespace LaunchControl.Pages;

/// <summary>Makes text from outside harmless in Markdown (CommonMark with GitHub's tables): one line, and nothing in it is markup.</summary>
/// <remarks>Own code: writers of Markdown leave escaping to their caller, and the rule is one line.</remarks>
internal static class MarkdownText
{
    private const string Markup = "\\`*_{}[]()<>#+!|~&$^=";

    /// <summary>The text in one line, without control and bidirectional characters, with a backslash before whatever could be markup or start a link.</summary>
    public static string Of(string text)
    {
        var line = InertText.Line(text, int.MaxValue);
        var escaped = new StringBuilder(line.Length + 16);
        for (var index = 0; index < line.Length; index++)
        {
            var character = line[index];
            if (Markup.Contains(character, StringComparison.Ordinal) || IsMarkupHere(line, index))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }

    // A hyphen or a number begins a list only at the start; "://" and "www." become links, and "@name" tells somebody, wherever they stand.
    private static bool IsMarkupHere(string line, int index) => line[index] switch
    {
        '-' => index == 0 || line.AsSpan(..index).IndexOfAnyExcept('-', ' ') < 0,
        '.' => (IsFollowedBySpace(line, index) && line.AsSpan(..index).IndexOfAnyExceptInRange('0', '9') < 0) || line.AsSpan(..index).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        ':' => index + 1 < line.Length && line[index + 1] == '/',
        '@' => index == 0 || !char.IsLetterOrDigit(line[index - 1]),
        _ => false,
    };

    private static bool IsFollowedBySpace(string line, int index) => index + 1 == line.Length || line[index + 1] == ' ';
}
