using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Pages.Mails;

/// <summary>What a mail is made from.</summary>
public sealed record MailModel
{
    public required MailKind Kind { get; init; }

    public required Launch Launch { get; init; }

    /// <summary>The gate that it is about; null for mails about the launch.</summary>
    public Gate? Gate { get; init; }

    /// <summary>The item that it is about; null for other mails.</summary>
    public ChecklistItem? Item { get; init; }

    /// <summary>Whom the mail is about, where that is neither its reader nor the gate's or item's people.</summary>
    public string? Person { get; init; }

    public required string To { get; init; }

    /// <summary>For <see cref="MailKind.SignOffRequested"/> only.</summary>
    public Uri? ReviewLink { get; init; }

    public required Uri BoardLink { get; init; }

    public required DateTimeOffset Now { get; init; }
}
