namespace LaunchControl.Core.Attention;

/// <summary>What one person was sent, as far as it matters for what may be sent next. Immutable, and of bounded size.</summary>
public sealed record AttentionLedger
{
    public const int MostAsks = 2000;

    // What a repeat is known by; a person who gets more in a day gets urgent mail.
    private const int MostIds = 200;

    /// <summary>How long whoever undertook to send a mail has for it, before somebody else takes it over.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What holds for what the person did not say themselves.</summary>
    public AttentionDefaults? Defaults { get; init; }

    /// <summary>The person's day that <see cref="Sent"/> counts; it never goes back.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Mails of that day.</summary>
    public int Sent { get; init; }

    /// <summary>Their ids, the last of them.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>The day of the last digest that was handed over.</summary>
    public DateOnly? DigestDay { get; init; }

    /// <summary>The day of the last nudge that was handed over.</summary>
    public DateOnly? NudgeDay { get; init; }

    /// <summary>A digest or nudge that somebody undertook to send, and that is not known to be handed over.</summary>
    public AttentionMail? Reserved { get; init; }

    /// <summary>By <see cref="LaunchAsk.Id"/>.</summary>
    public IReadOnlyDictionary<string, AskMemory> Asks { get; init; } = new Dictionary<string, AskMemory>();

    public bool IsCounted(string mailId) => Ids.Contains(mailId);

    /// <summary>Whether a mail may go at once that could wait for the digest: the day's digest and nudge keep their place within the cap.</summary>
    public bool HasRoom(AttentionProfile person, DateTimeOffset now)
    {
        var today = On(person.DayOf(now));
        var kept = (today.IsCounted(AttentionIds.Digest(today.Day)) ? 0 : 1) + (today.IsCounted(AttentionIds.Nudge(today.Day)) ? 0 : 1);
        return today.Sent + kept < person.DailyCap;
    }

    /// <summary>Takes a mail on: it goes now and counts, or it waits for the digest and nothing changes. One that counts already goes, and is not counted again.</summary>
    public (bool GoesNow, AttentionLedger Ledger) Admit(AttentionProfile person, string mailId, MailUrgency urgency, DateTimeOffset now) =>
        IsCounted(mailId) ? (true, this)
        : urgency == MailUrgency.Urgent || (HasRoom(person, now) && !(urgency == MailUrgency.News && person.NewsInDigest)) ? (true, Count(mailId, person.DayOf(now)))
        : (false, this);

    /// <summary>With one more mail sent; one that is counted already changes nothing.</summary>
    public AttentionLedger Count(string mailId, DateOnly day)
    {
        var today = On(day);
        return today.IsCounted(mailId) ? today : today with { Sent = today.Sent + 1, Ids = [.. today.Ids.TakeLast(MostIds - 1), mailId] };
    }

    /// <summary>Somebody else is sending a digest or nudge at the moment.</summary>
    public bool IsBusy(DateTimeOffset now) => Reserved is { } mail && (now - mail.At).Duration() < Patience;

    /// <summary>Undertakes to send a digest or nudge; it counts from now on.</summary>
    public AttentionLedger Reserve(AttentionMail mail) => Count(mail.Id, mail.Day) with { Reserved = mail };

    /// <summary>A digest was handed over: what was due in it is remembered.</summary>
    public AttentionLedger HandedOver(Digest digest)
    {
        var asks = new Dictionary<string, AskMemory>(Asks);
        foreach (var line in digest.Lines.Where(line => line.IsDue))
        {
            asks[line.Ask.Id] = new AskMemory(line.Reminders, digest.Day);
        }

        return this with { DigestDay = digest.Day, Reserved = null, Asks = asks };
    }

    /// <summary>A nudge was handed over.</summary>
    public AttentionLedger HandedOver(Nudge nudge) => this with { NudgeDay = nudge.Day, Reserved = null };

    /// <summary>Without what is not asked any more.</summary>
    public AttentionLedger Pruned(IReadOnlyList<LaunchAsk> asks)
    {
        var open = asks.Select(ask => ask.Id).ToHashSet(StringComparer.Ordinal);
        var kept = Asks.Where(memory => open.Contains(memory.Key)).OrderByDescending(memory => memory.Value.LastDay).Take(MostAsks).ToDictionary();
        return kept.Count == Asks.Count ? this : this with { Asks = kept };
    }

    // A clock that is behind another, or a person who moved west, has no second helping of a day.
    private AttentionLedger On(DateOnly day) => day <= Day ? this : this with { Day = day, Sent = 0, Ids = [] };
}
