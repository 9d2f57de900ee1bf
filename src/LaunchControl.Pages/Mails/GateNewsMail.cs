using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Pages.Mails;

/// <summary>Short news about a gate for those whom it concerns.</summary>
internal static class GateNewsMail
{
    public static MailBody WriteExpired(MailModel model) => Write(
        model,
        $"Review expired: {model.Gate!.Name} - {model.Launch.Name}",
        "Nobody decided in time.",
        $"The review of {model.Gate.Name} expired without a decision. Its links work no more, and no late click counts.",
        "Find out who can decide, then request the review again from the API or ask an admin to override the gate.");

    public static MailBody WriteOverridden(MailModel model) => Write(
        model,
        $"Overridden: {model.Gate!.Name} - {model.Launch.Name}",
        $"By {model.Gate.Override?.By}.",
        $"{model.Gate.Override?.By} approved {model.Gate.Name} in an emergency, with the reason: {model.Gate.Override?.Reason}",
        "The override stays visible on the board and in the audit trail. No decision is needed from you.");

    public static MailBody WriteReassigned(MailModel model) => Write(
        model,
        $"You sign {model.Gate!.Name} - {model.Launch.Name}",
        $"In place of {Predecessor(model)}.",
        $"You sign {model.Gate.Name} of {model.Launch.Name} in place of {Predecessor(model)}. It is due {DateText.At(model.Gate.DueAt, model.Launch.TimeZone)}.",
        "You get a mail with a review link once the sign-off is asked for; you need no account.");

    public static MailBody WriteUndelivered(MailModel model)
    {
        var problem = model.Gate!.FindApprover(model.Person!)?.DeliveryProblem;
        return Write(
            model,
            $"Mail did not arrive: {model.Gate.Name} - {model.Launch.Name}",
            $"{model.Person} was not reached.",
            $"{model.Gate.Name} of {model.Launch.Name} waits for {model.Person}, who does not know. {problem?.InWords(model.Person!) ?? "The mail did not arrive"}.",
            "Check the address, tell the person another way, or let somebody else sign in their place.");
    }

    public static MailBody WriteConditionGiven(MailModel model) => Write(
        model,
        $"To do: {model.Item!.Title} - {model.Launch.Name}",
        $"By {DateText.Day(model.Item.DueAt, model.Launch.TimeZone)}.",
        $"{model.Gate!.Name} of {model.Launch.Name} was approved on one condition that is yours: {model.Item.Title}. Please do it by {DateText.At(model.Item.DueAt, model.Launch.TimeZone)}.",
        model.Launch.IsGoNoGo(model.Gate)
            ? $"If it is not done by then, {model.Launch.Owner} has to decide whether the launch waits for it."
            : "If it is not done by then, the approval lapses and the gate is asked for again.");

    public static MailBody WriteConditionMissed(MailModel model) => Write(
        model,
        $"Condition missed: {model.Item!.Title} - {model.Launch.Name}",
        $"The approval of {model.Gate!.Name} has lapsed.",
        $"'{model.Item.Title}', a condition of the approval of {model.Gate.Name}, was not met by {DateText.At(model.Item.DueAt, model.Launch.TimeZone)}. {model.Item.Owner} owns it. The approval has lapsed.",
        "The condition is an item of the gate's checklist now. Once it is settled, the sign-off is asked for again.");

    public static MailBody WriteExternalCancelled(MailModel model)
    {
        var others = model.Gate!.WaitsFor.Where(other => other.CancelledAt is not null).Select(other => $"{other.GateId} of {other.LaunchId}");
        return Write(
            model,
            $"Waits in vain: {model.Gate.Name} - {model.Launch.Name}",
            "The launch that it waits for was cancelled.",
            $"{model.Gate.Name} of {model.Launch.Name} waits for {string.Join(" and ", others)}, and that launch was cancelled. The gate will not open by itself.",
            "Decide what it is to wait for instead, or for nothing, and change what it waits for from the API.");
    }

    private static string Predecessor(MailModel model) => model.Gate!.Reassignments.LastOrDefault(one => one.To == model.To)?.From ?? "somebody else";

    private static MailBody Write(MailModel model, string subject, string preheader, string paragraph, string closing) => new()
    {
        Subject = subject,
        Preheader = preheader,
        Paragraphs = [paragraph],
        Link = model.BoardLink,
        LinkText = "See the gate on the launch board",
        Closing = [closing],
    };
}
