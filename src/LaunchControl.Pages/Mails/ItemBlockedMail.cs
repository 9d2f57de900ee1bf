namespace LaunchControl.Pages.Mails;

/// <summary>To the launch owner: an item can't go on.</summary>
internal static class ItemBlockedMail
{
    public static MailBody Write(MailModel model)
    {
        var (launch, gate, item) = (model.Launch, model.Gate!, model.Item!);
        return new MailBody
        {
            Subject = $"Blocked: {item.Title} - {launch.Name}",
            Preheader = $"It holds up {gate.Name}, due {DateText.Day(gate.DueAt, launch.TimeZone)}.",
            Paragraphs =
            [
                $"'{item.Title}' of {gate.Name} can't go on: {item.StatusReason}",
                $"{item.Owner} owns it. It is due {DateText.At(item.DueAt, launch.TimeZone)}, {DateText.Distance(item.DueAt, model.Now)}; the launch is on {DateText.At(launch.LaunchAt, launch.TimeZone)}.",
            ],
            Link = model.BoardLink,
            LinkText = "See the gate on the launch board",
            Closing = ["Once it can go on, complete or reopen the item. If it is not needed, waive it or mark it as not applicable, with a reason."],
        };
    }
}
