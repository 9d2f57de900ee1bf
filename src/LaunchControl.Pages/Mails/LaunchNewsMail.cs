namespace LaunchControl.Pages.Mails;

/// <summary>What everyone in a launch is told once.</summary>
internal static class LaunchNewsMail
{
    public static MailBody WriteScheduled(MailModel model) => Write(
        model,
        $"Go: {model.Launch.Name} launches {DateText.Day(model.Launch.LaunchAt, model.Launch.TimeZone)}",
        "The go decision is given.",
        $"All gates of {model.Launch.Name} are passed and the go is given. It goes live on {DateText.At(model.Launch.LaunchAt, model.Launch.TimeZone)}, "
            + $"{DateText.Distance(model.Launch.LaunchAt, model.Now)}. Nothing more is needed from you.");

    public static MailBody WriteRescheduled(MailModel model) => Write(
        model,
        $"New date: {model.Launch.Name} launches {DateText.Day(model.Launch.LaunchAt, model.Launch.TimeZone)}",
        "What is still open has new due dates.",
        $"{model.Launch.Name} now launches on {DateText.At(model.Launch.LaunchAt, model.Launch.TimeZone)}, {DateText.Distance(model.Launch.LaunchAt, model.Now)}. "
            + "Due dates of everything that is still open moved with it; what is done stays done.");

    public static MailBody WriteInBlackout(MailModel model)
    {
        var conflict = model.Launch.Blackout;
        return Write(
            model,
            $"Blackout: {model.Launch.Name} ({DateText.Day(model.Launch.LaunchAt, model.Launch.TimeZone)})",
            "The launch date needs a decision of yours.",
            $"{model.Launch.Name} is to launch on {DateText.At(model.Launch.LaunchAt, model.Launch.TimeZone)}. By now that lies in a blackout window: "
                + (conflict is null ? "it has ended meanwhile." : $"{conflict.Name}, {DateText.Days(conflict.From, conflict.To)}. {conflict.Reason}")) with
        {
            Closing = ["The launch goes on as planned unless you move it. To keep the date, ask an admin to override the window, with a reason."],
        };
    }

    public static MailBody WriteHeld(MailModel model) => Write(
        model,
        $"On hold: {model.Launch.Name}",
        "Nothing is asked of you until it goes on.",
        $"{model.Launch.Name} is on hold: {model.Launch.HoldReason} Sign-offs, reminders and deadlines rest until it goes on.");

    public static MailBody WriteCancelled(MailModel model) => Write(
        model,
        $"Cancelled: {model.Launch.Name}",
        "Nothing more is needed from you.",
        $"{model.Launch.Name} is cancelled: {model.Launch.CancelReason} Nothing more is asked of anybody, and review links do not work any more. What was done and decided stays on record.");

    public static MailBody WriteResumed(MailModel model) => Write(
        model,
        $"Goes on: {model.Launch.Name}",
        "Review links work again.",
        $"{model.Launch.Name} goes on where it was. It launches on {DateText.At(model.Launch.LaunchAt, model.Launch.TimeZone)}, {DateText.Distance(model.Launch.LaunchAt, model.Now)}.");

    public static MailBody WriteLive(MailModel model) => Write(
        model,
        $"Live: {model.Launch.Name}",
        "The post-launch checks are running.",
        $"{model.Launch.Name} is live since {DateText.At(model.Launch.LiveAt ?? model.Launch.LaunchAt, model.Launch.TimeZone)}. "
            + $"Its post-launch checks run at {string.Join(", ", model.Launch.Checks.Select(check => check.Offset))}.");

    public static MailBody WriteCompleted(MailModel model) => Write(
        model,
        $"Completed: {model.Launch.Name}",
        "The last post-launch check has run.",
        $"The last post-launch check of {model.Launch.Name} has run, so the launch is completed. Its retrospective sets targets and actuals, dates and budget, feedback and lessons "
            + "beside each other. Lessons can still be added.") with
    {
        Link = model.RetrospectiveLink,
        LinkText = "Read the retrospective",
    };

    private static MailBody Write(MailModel model, string subject, string preheader, string paragraph) => new()
    {
        Subject = subject,
        Preheader = preheader,
        Paragraphs = [paragraph],
        Link = model.BoardLink,
        LinkText = "See the launch board",
    };
}
