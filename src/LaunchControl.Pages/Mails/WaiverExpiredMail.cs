namespace LaunchControl.Pages.Mails;

/// <summary>To the launch owner: a waiver ended before the launch.</summary>
internal static class WaiverExpiredMail
{
    public static MailBody Write(MailModel model)
    {
        var (launch, gate) = (model.Launch, model.Gate!);
        var what = model.Item is { } item ? $"'{item.Title}' of {gate.Name}" : gate.Name;
        return new MailBody
        {
            Subject = $"Waiver ended: {model.Item?.Title ?? gate.Name} - {launch.Name}",
            Preheader = $"{gate.Name} is open again.",
            Paragraphs =
            [
                $"The waiver of {what} has ended before {launch.Name} launched, so it is asked for again. It was due {DateText.At(model.Item?.DueAt ?? gate.DueAt, launch.TimeZone)}.",
            ],
            Link = model.BoardLink,
            LinkText = "See the gate on the launch board",
            Closing = ["Have it done, or have it waived again."],
        };
    }
}
