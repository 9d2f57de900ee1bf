using LaunchControl.Core.Attention;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Simulation.Checks;

/// <summary>Which mails may be left unsent.</summary>
internal static class MailRules
{
    public static bool WaitsForVote(Approver approver) => approver is { LinkNonce: not null, LinkRevokedAt: null, Vote: null };

    /// <param name="states">Every state since the mail was decided on.</param>
    public static bool MayBeMoot(SendMailIntent mail, IEnumerable<Launch> states) => mail.Mail switch
    {
        MailKind.LaunchCancelled => false,
        _ when states.Any(launch => launch.Status == LaunchStatus.Cancelled) => true,

        // Put off until the launch goes on, and then a part of a digest.
        _ when states.Any(launch => MailUrgencies.IsNotNow(mail, launch)) => true,
        MailKind.LaunchStarted or MailKind.LaunchScheduled or MailKind.LaunchRescheduled or MailKind.LaunchLive or MailKind.LaunchCompleted => false,
        MailKind.SignOffRequested => states.Any(launch =>
            launch.FindGate(mail.GateId!) is not { Status: GateStatus.InReview } gate || gate.Round != mail.Round || gate.FindApprover(mail.To) is not { } approver || !WaitsForVote(approver)),
        MailKind.LaunchHeld => states.Any(launch => launch.Status != LaunchStatus.Held),
        MailKind.LaunchResumed => states.Any(launch => launch.Status == LaunchStatus.Held),
        MailKind.GateNeedsWork => states.Any(launch => launch.FindGate(mail.GateId!) is not { Status: GateStatus.NeedsWork } gate || gate.Round != mail.Round),
        MailKind.GateOverdue => states.Any(launch => launch.FindGate(mail.GateId!) is null or { IsPassed: true }),
        MailKind.ItemBlocked => states.Any(launch => launch.FindItem(mail.ItemId!) is not { Item.Status: ItemStatus.Blocked }),
        _ => true,
    };
}
