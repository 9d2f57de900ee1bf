using LaunchControl.Core.Delegation;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Attention;

/// <summary>How urgent each kind of mail is.</summary>
public static class MailUrgencies
{
    /// <summary>It asks for something that has to wait while the launch is on hold; it is put off until the launch goes on.</summary>
    /// <param name="launch">As it is now.</param>
    public static bool IsNotNow(SendMailIntent mail, Launch launch) =>
        launch.Status == LaunchStatus.Held && (mail.Mail is MailKind.SignOffRequested or MailKind.StandInAsked || Of(mail, launch) == MailUrgency.Ask);

    /// <param name="launch">As it is now.</param>
    public static MailUrgency Of(SendMailIntent mail, Launch launch) => mail.Mail switch
    {
        MailKind.GuardrailBreached or MailKind.LaunchHeld or MailKind.LaunchCancelled or MailKind.LaunchNoGo => MailUrgency.Urgent,
        MailKind.SignOffRequested or MailKind.StandInAsked when launch.FindGate(mail.GateId!)?.FindSeat(mail.To) is { LinkRenewals: > 0 } => MailUrgency.Urgent,
        MailKind.SignOffRequested or MailKind.ConditionGiven or MailKind.GateNeedsWork or MailKind.GateExpired or MailKind.ItemBlocked or MailKind.MailUndelivered
            or MailKind.ExternalLaunchCancelled or MailKind.HoldRecommended or MailKind.LaunchInBlackout
            or MailKind.ConditionMissed or MailKind.WaiverExpired or MailKind.Escalated or MailKind.StandInAsked
            or MailKind.NobodyStandsIn or MailKind.ItemReassigned => MailUrgency.Ask,
        _ => MailUrgency.News,
    };
}
