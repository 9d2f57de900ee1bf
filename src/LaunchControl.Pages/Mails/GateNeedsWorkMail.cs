using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages.Mails;

/// <summary>To the launch owner: a round ended without approval.</summary>
internal static class GateNeedsWorkMail
{
    public static MailBody Write(MailModel model)
    {
        var (launch, gate) = (model.Launch, model.Gate!);
        var against = gate.Approvers.Where(approver => approver.Vote is { Decision: not SignOffDecision.Approve }).ToList();
        return new MailBody
        {
            Subject = $"Needs work: {gate.Name} - {launch.Name}",
            Preheader = $"Round {gate.Round} ended without approval.",
            Paragraphs =
            [
                $"{gate.Name} of {launch.Name} was not approved in round {gate.Round}. It is due {DateText.At(gate.DueAt, launch.TimeZone)}, {DateText.Distance(gate.DueAt, model.Now)}.",
            ],
            ListTitle = "What the approvers said",
            List = [.. against.Select(approver => $"{Words.Signer(approver)} {Words.Past(approver.Vote!.Decision)}{(approver.Vote.Comment is { } comment ? $": {comment}" : ", without a comment")}")],
            Link = model.BoardLink,
            LinkText = "See the gate on the launch board",
            Closing = ["Have it mended, then request the review again. Everyone votes afresh, with a new link."],
        };
    }
}
