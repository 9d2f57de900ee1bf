using LaunchControl.Core.Delegation;

namespace LaunchControl.Core.Attention;

/// <summary>Finds what is to be escalated.</summary>
public static class Escalations
{
    /// <summary>What is to be escalated now, at most one level each. In the person's working hours; for whoever is away, in those of the launch.</summary>
    public static IReadOnlyList<EscalationStep> Due(AttentionProfile person, AttentionLedger ledger, IReadOnlyList<LaunchAsk> asks, DateTimeOffset now) =>
        [.. asks.Select(ask => Step(person, ledger, ask, now)).OfType<EscalationStep>()];

    /// <summary>When time alone may bring an escalation.</summary>
    internal static IEnumerable<DateTimeOffset> TimesOf(AttentionProfile person, LaunchAsk ask)
    {
        var policy = ask.Policy.Escalation;
        if (StartOf(person, ask) is { } start)
        {
            var last = EscalationChain.Last(ask.Launch, ask.Ask);
            DateTimeOffset?[] times =
            [
                policy.ResponseTime is { } response ? person.AfterWorkingTime(start, response) : null,
                policy.ResolutionTime is { } resolution ? person.AfterWorkingTime(start, resolution) : null,
                last is null ? null : person.AfterWorkingTime(Later(last.At, ask.Launch.ResumedAt), policy.BetweenLevels),
                last is null ? null : HoursOf(ask.Launch).AfterWorkingTime(Later(last.At, ask.Launch.ResumedAt), policy.BetweenLevels),
            ];
            return times.OfType<DateTimeOffset>();
        }

        return [];
    }

    /// <summary>When work begins on a day of the launch, which counts for whoever is away.</summary>
    internal static DateTimeOffset BeginOf(Launches.Launch launch, DateOnly day)
    {
        var profile = HoursOf(launch);
        return profile.At(day, profile.Hours.From);
    }

    private static AttentionProfile HoursOf(Launches.Launch launch) => AttentionProfile.Of(null, AttentionDefaults.Of(launch));

    private static EscalationStep? Step(AttentionProfile person, AttentionLedger ledger, LaunchAsk ask, DateTimeOffset now)
    {
        var last = EscalationChain.Last(ask.Launch, ask.Ask);
        var level = (last?.Level ?? 0) + 1;
        if (StartOf(person, ask) is not { } start || start > now || level > EscalationChain.Of(ask.Launch, ask.Ask.Person, now).Count)
        {
            return null;
        }

        var reminders = ledger.Asks.GetValueOrDefault(ask.Id);
        var because = person.AwayOn(person.DayOf(now)) is { } away ? WhileAway(person, ask, away, last, now)
            : person.IsAtWork(now) ? AtWork(person, ask, reminders, last, start, now)
            : null;
        return because is not { } reason ? null
            : new EscalationStep(ask, new Escalate(
                ask.Ask.Key, ask.Ask.Person, level, reason, reminders?.Reminders ?? 0, (int)person.WorkingTime(ask.Ask.Since, now).TotalHours));
    }

    // Time runs from the first reminder on, or from when it was asked, where that is later: what is due in a month is nobody's delay.
    private static DateTimeOffset? StartOf(AttentionProfile person, LaunchAsk ask)
    {
        var first = ask.Policy.Reminders.FirstDay(person.DayOf(ask.Ask.DueAt), person) is { } day ? person.At(day, person.Hours.From) : ask.Ask.DueAt;
        return Later(Later(first, ask.Ask.Since), ask.Launch.ResumedAt);
    }

    // Time stands still while a launch is held, and begins anew after it.
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private static EscalationReason? AtWork(AttentionProfile person, LaunchAsk ask, AskMemory? memory, Escalation? last, DateTimeOffset start, DateTimeOffset now)
    {
        var policy = ask.Policy.Escalation;
        if (last is not null)
        {
            return person.WorkingTime(Later(last.At, ask.Launch.ResumedAt), now) >= policy.BetweenLevels ? EscalationReason.Unresolved : null;
        }

        var (waited, isAnswered) = (person.WorkingTime(start, now), ask.Ask.RespondedAt is not null);
        return !isAnswered && HasIgnored(person, ask, memory, now) ? EscalationReason.Reminders
            : !isAnswered && waited >= policy.ResponseTime ? EscalationReason.Response
            : waited >= policy.ResolutionTime ? EscalationReason.Resolution
            : null;
    }

    // Reminders of before a hold are moot.
    private static bool HasIgnored(AttentionProfile person, LaunchAsk ask, AskMemory? memory, DateTimeOffset now) =>
        memory is not null && memory.Reminders >= ask.Policy.Escalation.AfterReminders && memory.LastDay < person.DayOf(now)
        && (ask.Launch.ResumedAt is not { } resumedAt || memory.LastDay > person.DayOf(resumedAt));

    // Nobody can answer in time, so there is nothing to wait for. The first of the chain is enough: the rest is told as the launch's working time passes.
    private static EscalationReason? WhileAway(AttentionProfile person, LaunchAsk ask, People.Absence away, Escalation? last, DateTimeOffset now)
    {
        var launch = HoursOf(ask.Launch);
        if (!IsAlone(ask, away, now) || away.To < person.DayOf(ask.Ask.DueAt) || !launch.IsAtWork(now))
        {
            return null;
        }

        return last is null ? EscalationReason.Away
            : launch.WorkingTime(Later(last.At, ask.Launch.ResumedAt), now) >= ask.Policy.Escalation.BetweenLevels ? EscalationReason.Unresolved
            : null;
    }

    // Who signs in somebody's place is asked on the days on which they are away where the launch is.
    private static bool IsAlone(LaunchAsk ask, People.Absence away, DateTimeOffset now) =>
        ask.Ask.Kind == AskKind.SignOff ? ask.Launch.IsAway(ask.Ask.Person, now) && ask.Ask.StandIn is null : away.Delegate is null;
}
