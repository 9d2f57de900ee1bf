using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages.Mails;

/// <summary>What the go/no-go has come to, where it is no plain go.</summary>
internal static class GoNoGoMail
{
    /// <summary>To everyone in a launch: it stops.</summary>
    public static MailBody WriteNoGo(MailModel model)
    {
        var (launch, stopped) = (model.Launch, model.Launch.NoGo);
        return new MailBody
        {
            Subject = $"No-go: {launch.Name}",
            Preheader = "The launch stops.",
            Paragraphs =
            [
                Said(launch, stopped),
                $"{launch.Name} does not launch on {DateText.At(launch.LaunchAt, launch.TimeZone)} unless a new go/no-go is asked for and given by then.",
            ],
            Link = model.RollCallLink,
            LinkText = "See who says what",
            Closing = [model.To == launch.Owner
                ? "Have it mended. Then request the review of the go/no-go again: everybody is called afresh."
                : $"If something is yours to mend, {launch.Owner} tells you. You get a mail when your decision is needed again."],
        };
    }

    /// <summary>To the launch owner: a condition of the go was missed.</summary>
    public static MailBody WriteHoldRecommended(MailModel model)
    {
        var (launch, gate, item) = (model.Launch, model.Gate!, model.Item!);
        return new MailBody
        {
            Subject = $"Hold recommended: {item.Title} - {launch.Name}",
            Preheader = "A condition of the go was missed.",
            Paragraphs =
            [
                $"{item.GivenBy} said go at {gate.Name} on one condition: {item.Title}. {item.Owner} was to do it by {DateText.At(item.DueAt, launch.TimeZone)}, and it is not done.",
                $"The go stands, and {launch.Name} launches on {DateText.At(launch.LaunchAt, launch.TimeZone)}, {DateText.Distance(launch.LaunchAt, model.Now)}, "
                    + "unless you hold it. LaunchControl recommends to hold it.",
            ],
            Link = model.RollCallLink,
            LinkText = "See the roll call",
            Closing = ["Hold the launch, have the condition met, or dismiss this recommendation with a reason."],
        };
    }

    private static string Said(Launch launch, NoGoCall? stopped) => stopped switch
    {
        null => $"The go/no-go of {launch.Name} ended in a no-go.",
        { By: { } person } => $"{person}{(stopped.InPlaceOf is { } absent ? $", in place of {absent}," : "")} said no-go at {launch.FindGate(stopped.Gate)?.Name ?? stopped.Gate}: {stopped.Reason}",
        _ => $"{launch.FindGate(stopped.Gate)?.Name ?? stopped.Gate} ended in a no-go. {stopped.Reason}",
    };
}
