using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Attention;

/// <summary>Records escalations, and tells whom they concern.</summary>
internal static class EscalationDecider
{
    /// <summary>Changes nothing where the level is reached, or what was asked is not asked any more.</summary>
    public static Refusal? Escalate(LaunchChange change, Escalate command)
    {
        var launch = change.Launch;
        var ask = AskList.Of(launch, change.Now).FirstOrDefault(one => one.Key == command.Key && one.Person == command.Person);
        var levels = EscalationChain.Of(launch, command.Person, change.Now);
        if (ask is null || command.Level > levels.Count || command.Level != (EscalationChain.Last(launch, ask)?.Level ?? 0) + 1)
        {
            return null;
        }

        var gate = launch.FindGate(ask.GateId)!;
        var escalation = new Escalation(
            ask.Key, ask.Person, command.Level, levels[command.Level - 1], command.Because, change.Now, ask.Since, command.Reminders, command.WorkingHours)
        { ItemId = ask.ItemId };
        gate = change.Replace(gate with { Escalations = [.. EscalationChain.Open(launch, gate, change.Now), escalation] });
        var summary = string.Create(CultureInfo.InvariantCulture, $"{ask.Title} waits for {ask.Person}: escalated to {string.Join(", ", escalation.To)} (level {escalation.Level}).");
        if (ask.ItemId is null)
        {
            change.Record("gate.escalated", ask.Subject, summary, reason: InWords(escalation), bySystem: true);
        }
        else
        {
            change.Record("item.escalated", ask.Subject, summary, reason: InWords(escalation), bySystem: true);
        }

        foreach (var person in escalation.To)
        {
            change.Mail(MailKind.Escalated, person, gate, ask.ItemId is null ? null : gate.FindItem(ask.ItemId), ask.Person);
        }

        return null;
    }

    private static string InWords(Escalation escalation) => escalation.Because switch
    {
        EscalationReason.Reminders => string.Create(CultureInfo.InvariantCulture, $"{escalation.Reminders} reminders went unanswered."),
        EscalationReason.Response => string.Create(CultureInfo.InvariantCulture, $"No reaction within the response time; {escalation.WorkingHours} working hours have passed."),
        EscalationReason.Resolution => string.Create(CultureInfo.InvariantCulture, $"Not settled within the resolution time; {escalation.WorkingHours} working hours have passed."),
        EscalationReason.Away => $"{escalation.Person} is away beyond the due date, and nobody stands in.",
        _ => "The escalation before it changed nothing.",
    };
}
