using System.Text;

namespace LaunchControl.Pages;

/// <summary>Lines of iCalendar text: folded at 75 octets, ended by CR LF, texts escaped (RFC 5545, sections 3.1 and 3.3.11).</summary>
internal sealed class ContentLines
{
    private const int MostOctets = 75;
    private const int LongestText = 250;

    private readonly StringBuilder _lines = new();

    /// <param name="name">With its parameters.</param>
    /// <param name="value">As its type is written; nothing in it is escaped.</param>
    public ContentLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _lines.Append("\r\n ");
                octets = 1;
            }

            _lines.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        _lines.Append("\r\n");
        return this;
    }

    /// <summary>Texts from outside, a line each: without control and bidirectional characters, cut where they are too long.</summary>
    public ContentLines AddText(string name, params IEnumerable<string> lines) => Add(name, string.Join("\\n", lines.Select(line => Escaped(InertText.Line(line, LongestText)))));

    public override string ToString() => _lines.ToString();

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
}
