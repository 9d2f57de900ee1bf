using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>Ends reviews that nobody decided in time, as their policy says.</summary>
internal static class ReviewExpiry
{
    public static void ExpireIfDue(LaunchChange change, Gate gate)
    {
        if (!(gate.ExpiresAt <= change.Now))
        {
            return;
        }

        if (gate.Policy.OnExpiry == ExpiryOutcome.Reject)
        {
            SignOffDecider.ReturnForWork(change, gate, $"Nobody decided within {gate.Policy.ExpiresAfter}.");
            return;
        }

        change.Replace(ApprovalConditions.WithoutAny(gate) with { Status = GateStatus.Expired, DecidedAt = change.Now });
        change.Record("gate.expired", $"gate/{gate.Id}", $"The review of {gate.Name} expired without a decision.", GateStatus.InReview, GateStatus.Expired, bySystem: true);
        change.Mail(MailKind.GateExpired, change.Launch.Owner, gate);
        if (gate.Policy.OnExpiry == ExpiryOutcome.Hold)
        {
            HoldDecider.Hold(change, $"The review of {gate.Name} expired without a decision.", bySystem: true);
        }
    }
}
