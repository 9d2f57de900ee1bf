using LaunchControl.Core.Gates;

namespace LaunchControl.Pages.Mails;

/// <summary>To the launch owner: a gate passed its due date undecided.</summary>
internal static class GateOverdueMail
{
    private const int MostLines = 10;

    public static MailBody Write(MailModel model)
    {
        var (launch, gate) = (model.Launch, model.Gate!);
        var waiting = WaitsFor(gate).ToList();
        return new MailBody
        {
            Subject = $"Overdue: {gate.Name} - {launch.Name}",
            Preheader = $"It waits for {DateText.Count(waiting.Count, gate.Status == GateStatus.InReview ? "decision" : "item")}.",
            Paragraphs =
            [
                $"{gate.Name} of {launch.Name} was due {DateText.At(gate.DueAt, launch.TimeZone)} and is not approved. The launch is on {DateText.At(launch.LaunchAt, launch.TimeZone)}, {DateText.Distance(launch.LaunchAt, model.Now)}.",
            ],
            ListTitle = waiting.Count > 0 ? "What it waits for" : null,
            List = [.. waiting.Take(MostLines)],
            Link = model.BoardLink,
            LinkText = "See the gate on the launch board",
        };
    }

    private static IEnumerable<string> WaitsFor(Gate gate) => gate.Status == GateStatus.InReview
        ? gate.Approvers.Where(approver => approver.Vote is null).Select(approver => $"the decision of {Words.Signer(approver)}")
        : gate.Items.Where(item => !item.IsSettled).Select(item => $"{item.Title}: {item.Owner}");
}
