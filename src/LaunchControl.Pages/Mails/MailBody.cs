namespace LaunchControl.Pages.Mails;

/// <summary>What a mail says, written once; the text part and the HTML part are both made from it.</summary>
public sealed record MailBody
{
    // The largest mailboxes cut a mail off at about 100 KB, and a character takes up to 8 bytes in HTML.
    private const int LongestParagraph = 2500;
    private const int AllLines = 6000;
    private const int MostLines = 30;

    public required string Subject { get; init; }

    /// <summary>What a list of mails shows beside the subject; adds something to it.</summary>
    public required string Preheader { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public string? ListTitle { get; init; }

    public IReadOnlyList<string> List { get; init; } = [];

    /// <summary>The one link.</summary>
    public required Uri Link { get; init; }

    public required string LinkText { get; init; }

    /// <summary>What happens next.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>The same in harmless lines of bounded length, so that both parts say it alike and no mailbox cuts the mail off; what is left out ends in "...".</summary>
    internal MailBody Bounded()
    {
        var longestLine = Math.Clamp(AllLines / Math.Max(1, List.Count), 200, LongestParagraph);
        return this with
        {
            Preheader = InertText.Line(Preheader, 200),
            Paragraphs = [.. Paragraphs.Select(paragraph => InertText.Line(paragraph, LongestParagraph))],
            List =
            [
                .. List.Take(MostLines).Select(line => InertText.Line(line, longestLine)),
                .. List.Count > MostLines ? [$"and {List.Count - MostLines} more"] : Array.Empty<string>(),
            ],
            LinkText = InertText.Line(LinkText),
            Closing = [.. Closing.Select(paragraph => InertText.Line(paragraph, LongestParagraph))],
        };
    }
}
