namespace LaunchControl.Core.Attention;

/// <summary>Decides what a person is sent now, and what is escalated. Pure: the same arguments always give the same answer.</summary>
/// <remarks>
/// Safe to ask early, late, twice or after a long silence: a day has one digest and one nudge, and whatever was missed is in the next digest once.
/// </remarks>
public static class AttentionPlan
{
    /// <param name="asks">Everything that is asked of the person now.</param>
    /// <param name="later">Mails that were put off.</param>
    public static AttentionDecision Decide(
        AttentionProfile person, AttentionLedger ledger, IReadOnlyList<LaunchAsk> asks, IReadOnlyList<PutOffMail> later, DateTimeOffset now)
    {
        var escalations = Escalations.Due(person, ledger, asks, now);
        return !person.IsAtWork(now) || ledger.IsBusy(now)
            ? new AttentionDecision(null, null, escalations)
            : new AttentionDecision(DigestAt(person, ledger, asks, later, now), NudgeAt(person, ledger, asks, now), escalations);
    }

    /// <summary>When there may be something to do again, provided that nothing changes; a week from now at the latest.</summary>
    public static DateTimeOffset NextAt(
        AttentionProfile person, AttentionLedger ledger, IReadOnlyList<LaunchAsk> asks, IReadOnlyList<PutOffMail> later, DateTimeOffset now)
    {
        var today = person.DayOf(now);
        var times = Enumerable.Range(0, 7).Select(today.AddDays)
            .SelectMany(day => new[] { person.Hours.From, person.Hours.DigestAt, person.Hours.NudgeAt }.Select(time => person.At(day, time)))
            .Concat(asks.SelectMany(ask => Escalations.TimesOf(person, ask)))
            .Concat(person.Absences.Count == 0 ? [] : Enumerable.Range(0, 7).SelectMany(number => asks.Select(ask => Escalations.BeginOf(ask.Launch, today.AddDays(number)))))
            .Append(ledger.Reserved is { } mail ? mail.At + AttentionLedger.Patience : now)
            .Where(time => time > now && time < now.AddDays(7)).Distinct().Order();
        return times.Select(time => (DateTimeOffset?)time).FirstOrDefault(time => !Decide(person, ledger, asks, later, time!.Value).IsNothing) ?? now.AddDays(7);
    }

    private static Digest? DigestAt(
        AttentionProfile person, AttentionLedger ledger, IReadOnlyList<LaunchAsk> asks, IReadOnlyList<PutOffMail> later, DateTimeOffset now)
    {
        var day = person.DayOf(now);
        if (day <= ledger.DigestDay || now < person.At(day, person.Hours.DigestAt))
        {
            return null;
        }

        var lines = asks.Select(ask => Line(person, ledger, ask, day)).OfType<DigestLine>().OrderBy(line => line.Ask.Ask.DueAt).ThenBy(line => line.Ask.Id, StringComparer.Ordinal).ToList();
        var isNews = later.Any(mail => mail.Since < person.At(day, person.Hours.DigestAt));
        return isNews || lines.Exists(line => line.IsDue) ? new Digest(day, lines, later) : null;
    }

    // What nobody needs to think of yet is left out.
    private static DigestLine? Line(AttentionProfile person, AttentionLedger ledger, LaunchAsk ask, DateOnly day)
    {
        var (cadence, due) = (ask.Policy.Reminders, person.DayOf(ask.Ask.DueAt));
        var memory = ledger.Asks.GetValueOrDefault(ask.Id);
        var last = cadence.LastDayUpTo(day, due, person);
        var isDue = last is { } reminder && (memory is null || memory.LastDay < reminder) && person.At(reminder, person.Hours.DigestAt) > ask.Ask.Since;
        return isDue || memory is not null || ask.Ask.Kind == AskKind.SignOff || cadence.FirstDay(due, person) <= day
            ? new DigestLine(ask, isDue, (memory?.Reminders ?? 0) + (isDue ? 1 : 0))
            : null;
    }

    private static Nudge? NudgeAt(AttentionProfile person, AttentionLedger ledger, IReadOnlyList<LaunchAsk> asks, DateTimeOffset now)
    {
        var day = person.DayOf(now);
        if (day <= ledger.NudgeDay || now < person.At(day, person.Hours.NudgeAt))
        {
            return null;
        }

        var begin = person.At(day, person.Hours.From);
        var blocking = asks.Where(ask => ask.Ask.Since < begin && ask.Ask.IsOverdue(now)).GroupBy(ask => ask.Launch, ReferenceEqualityComparer.Instance)
            .SelectMany(late => CriticalAsks.Of([.. late], now))
            .OrderBy(ask => ask.Ask.DueAt).ThenBy(ask => ask.Id, StringComparer.Ordinal).ToList();
        return blocking.Count > 0 ? new Nudge(day, blocking) : null;
    }
}
