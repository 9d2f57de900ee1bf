using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages.Mails;

/// <summary>To an approver: one review link.</summary>
internal static class SignOffRequestedMail
{
    public static MailBody Write(MailModel model)
    {
        var (launch, gate) = (model.Launch, model.Gate!);
        var changes = gate.FindSeat(model.To) is { } seat ? GateContent.ChangesSince(launch, gate, seat.Approver) : [];
        return new MailBody
        {
            Subject = $"Sign-off needed: {gate.Name} - {launch.Name} (by {DateText.Day(gate.DueAt, launch.TimeZone)})",
            Preheader = $"{Done(gate)}. One click opens the review; you decide there.",
            Paragraphs =
            [
                $"{launch.Owner} asks you to sign off {gate.Name} for {launch.Name}, which launches on {DateText.At(launch.LaunchAt, launch.TimeZone)}. "
                    + $"Please decide by {DateText.At(gate.DueAt, launch.TimeZone)}.",
                gate.Round > 1 ? $"This is round {gate.Round}: {Words.NewRound(changes)} {Done(gate)}." : $"{Done(gate)}.",
            ],
            ListTitle = changes.Count > 0 ? "What changed since you signed" : gate.ExitCriteria.Count > 0 ? "What must be true" : null,
            List = changes.Count > 0 ? [.. changes.Select(Line)] : gate.ExitCriteria,
            Link = model.ReviewLink!,
            LinkText = $"Review {gate.Name} and decide",
            Closing =
            [
                $"{Words.Quorum(gate)} A rejection, with your reason, sends it back to the team.",
                "Opening the link decides nothing. It is for you alone: please don't forward it.",
            ],
        };
    }

    /// <summary>The same for somebody who signs in an approver's place.</summary>
    public static MailBody WriteInPlace(MailModel model)
    {
        var absent = model.Gate!.FindSeat(model.To)?.Approver;
        var until = absent?.StandIn is { } stand ? $", who is away until {DateText.Day(stand.Until)}" : "";
        var body = Write(model);
        return body with
        {
            Preheader = $"In place of {absent?.Person}{until}.",
            Paragraphs = [$"You sign in place of {absent?.Person}{until}.", .. body.Paragraphs],
            Closing = [$"{absent?.Person} can decide, too: the first decision counts for both of you. When {absent?.Person} is back, this link says so.", .. body.Closing],
        };
    }

    private static string Line(ContentChange change) =>
        change.Before is null ? $"{change.Name}: new, {change.After}"
        : change.After is null ? $"{change.Name}: no longer part of the gate (was {change.Before})"
        : $"{change.Name}: was {change.Before}, now {change.After}";

    private static string Done(Gate gate)
    {
        var (done, other) = (gate.Checklist.Count(item => item.Status == ItemStatus.Done), gate.Checklist.Count(item => item.Status != ItemStatus.Done));
        return !gate.Checklist.Any() ? "The gate has no checklist of its own"
            : other == 0 ? $"All {DateText.Count(done, "checklist item")} are done, with evidence where it was asked for"
            : $"{DateText.Count(done, "checklist item")} {(done == 1 ? "is" : "are")} done; {other} {(other == 1 ? "was" : "were")} waived or {(other == 1 ? "does" : "do")} not apply";
    }
}
