namespace LaunchControl.Pages.Mails;

/// <summary>What a mail says, written once; the text part and the HTML part are both made from it.</summary>
public sealed record MailBody
{
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
}
