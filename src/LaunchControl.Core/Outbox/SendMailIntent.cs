namespace LaunchControl.Core.Outbox;

/// <summary>Send one mail to one person. Its text is made from the stored state when it is sent.</summary>
public sealed record SendMailIntent(string Id, MailKind Mail, string To) : Intent(Id)
{
    public string? GateId { get; init; }

    public string? ItemId { get; init; }

    /// <summary>Whom the mail is about, where that is neither its reader nor the gate's or item's people.</summary>
    public string? Person { get; init; }

    /// <summary>The review round that the mail is about; a mail of a round that has passed is not sent.</summary>
    public int? Round { get; init; }

    /// <summary>What happened, as a sentence, where the state may not tell it any more when the mail is written.</summary>
    public string? News { get; init; }

    /// <summary>Offset of the check after launch that the mail is about.</summary>
    public string? Check { get; init; }
}
