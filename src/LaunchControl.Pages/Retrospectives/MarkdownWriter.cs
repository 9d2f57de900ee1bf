using System.Text;

namespace LaunchControl.Pages;

/// <summary>Writes headings, paragraphs, lists and tables. Every text that it is given is made harmless.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder _text = new();

    public MarkdownWriter Heading(int level, string text) => Line($"{new string('#', level)} {MarkdownText.Of(text)}").Line();

    public MarkdownWriter Paragraph(string text) => Line(MarkdownText.Of(text)).Line();

    public MarkdownWriter List(IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            Line($"- {MarkdownText.Of(item)}");
        }

        return Line();
    }

    public MarkdownWriter Table(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(heading).Row([.. heading.Select(_ => "---")], isRule: true);
        foreach (var row in rows)
        {
            Row(row);
        }

        return Line();
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    private MarkdownWriter Row(IReadOnlyList<string> cells, bool isRule = false) =>
        Line($"| {string.Join(" | ", cells.Select(cell => isRule ? cell : MarkdownText.Of(cell)))} |");

    private MarkdownWriter Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
