using LaunchControl.Core.Outbox;

namespace LaunchControl.Pages.Mails;

/// <summary>Finds the words for each kind of mail.</summary>
internal static class MailBodies
{
    public static MailBody Of(MailModel model) => model.Kind switch
    {
        MailKind.LaunchStarted => LaunchStartedMail.Write(model),
        MailKind.SignOffRequested => SignOffRequestedMail.Write(model),
        MailKind.GateNeedsWork => GateNeedsWorkMail.Write(model),
        MailKind.GateOverdue => GateOverdueMail.Write(model),
        MailKind.ItemBlocked => ItemBlockedMail.Write(model),
        MailKind.WaiverExpired => WaiverExpiredMail.Write(model),
        MailKind.ConditionGiven => GateNewsMail.WriteConditionGiven(model),
        MailKind.ConditionMissed => GateNewsMail.WriteConditionMissed(model),
        MailKind.HoldRecommended => GoNoGoMail.WriteHoldRecommended(model),
        MailKind.LaunchNoGo => GoNoGoMail.WriteNoGo(model),
        MailKind.LaunchInBlackout => LaunchNewsMail.WriteInBlackout(model),
        MailKind.GateExpired => GateNewsMail.WriteExpired(model),
        MailKind.GateOverridden => GateNewsMail.WriteOverridden(model),
        MailKind.ApproverReassigned => GateNewsMail.WriteReassigned(model),
        MailKind.MailUndelivered => GateNewsMail.WriteUndelivered(model),
        MailKind.LaunchHeld => LaunchNewsMail.WriteHeld(model),
        MailKind.LaunchResumed => LaunchNewsMail.WriteResumed(model),
        MailKind.ExternalLaunchCancelled => GateNewsMail.WriteExternalCancelled(model),
        MailKind.LaunchCancelled => LaunchNewsMail.WriteCancelled(model),
        MailKind.LaunchRescheduled => LaunchNewsMail.WriteRescheduled(model),
        MailKind.LaunchScheduled => LaunchNewsMail.WriteScheduled(model),
        MailKind.LaunchLive => LaunchNewsMail.WriteLive(model),
        MailKind.LaunchCompleted => LaunchNewsMail.WriteCompleted(model),
        MailKind.GuardrailBreached => GuardrailMail.WriteBreached(model),
        MailKind.GuardrailCleared => GuardrailMail.WriteCleared(model),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model.Kind, "Nobody wrote this mail."),
    };
}
