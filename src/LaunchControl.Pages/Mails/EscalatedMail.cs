using LaunchControl.Core.Attention;

namespace LaunchControl.Pages.Mails;

/// <summary>To somebody of the escalation chain: a person did not do what a gate waits for.</summary>
internal static class EscalatedMail
{
    public static MailBody Write(MailModel model)
    {
        var (launch, gate) = (model.Launch, model.Gate!);
        var told = gate.Escalations.Where(one => one.Person == model.Person && one.To.Contains(model.To)).ToList();
        var escalation = told.LastOrDefault(one => one.ItemId == model.Item?.Id) ?? told[^1];
        var (what, dueAt) = (model.Item?.Title ?? gate.Name, model.Item?.DueAt ?? gate.DueAt);
        return new MailBody
        {
            Subject = $"Escalated to you: {what} - {launch.Name} (by {DateText.Day(dueAt, launch.TimeZone)})",
            Preheader = $"{escalation.Person} was asked {DateText.Count(escalation.WorkingHours, "working hour")} ago.",
            Paragraphs =
            [
                model.Item is null
                    ? $"{gate.Name} of {launch.Name} is blocked: it waits for {escalation.Person}{InPlaceOf(model, escalation)}."
                    : $"'{what}' of {gate.Name}, {launch.Name}, is blocked: it waits for {escalation.Person}.",
                $"{escalation.Person} was asked on {DateText.At(escalation.Since, launch.TimeZone)}, {DateText.Count(escalation.WorkingHours, "working hour")} ago, "
                    + $"and reminded {Times(escalation.Reminders)}. {Because(escalation)}",
                $"It is due {DateText.At(dueAt, launch.TimeZone)}, {DateText.Distance(dueAt, model.Now)}; the launch is on {DateText.At(launch.LaunchAt, launch.TimeZone)}.",
            ],
            Link = model.BoardLink,
            LinkText = "See the gate on the launch board",
            Closing = ["Talk to them, have somebody else do it, or waive it with a reason. What is asked of them stays asked of them."],
        };
    }

    private static string InPlaceOf(MailModel model, Escalation escalation) =>
        AskList.Of(model.Launch, model.Now).FirstOrDefault(ask => ask.Key == escalation.Key && ask.Person == escalation.Person)?.InPlaceOf is { } absent
            ? $", who signs in place of {absent}" : "";

    private static string Times(int number) => number switch { 0 => "not yet", 1 => "once", 2 => "twice", _ => $"{number} times" };

    private static string Because(Escalation escalation) => escalation.Because switch
    {
        EscalationReason.Reminders => "The reminders went unanswered.",
        EscalationReason.Response => "There was no reaction within the response time.",
        EscalationReason.Resolution => "It was not settled within the resolution time.",
        EscalationReason.Away => "They are away beyond the due date, and nobody stands in.",
        _ => "An earlier escalation changed nothing.",
    };
}
