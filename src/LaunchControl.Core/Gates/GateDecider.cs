using LaunchControl.Core.Delegation;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>What happens to a gate besides sign-offs.</summary>
public static class GateDecider
{
    internal static Refusal? RequestReview(LaunchChange change, RequestReview command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (gate.Status == GateStatus.InReview)
        {
            return null;
        }

        if (ChecklistRules.Closed(change.Launch) is { } closed)
        {
            return closed;
        }

        if (change.Launch.Status == LaunchStatus.Held)
        {
            return SignOffRefusals.Held(change.Launch);
        }

        if (gate.Status is not (GateStatus.NeedsWork or GateStatus.Expired))
        {
            return GateRefusals.NotAwaitingRework(gate);
        }

        var open = gate.Checklist.Where(item => !item.IsSettled).Select(item => item.Title).ToList();
        if (open.Count > 0)
        {
            return GateRefusals.ItemsOutstanding(gate, open);
        }

        GateFlow.RequestSignOff(change, gate, command.Note);
        ReturnToGoNoGo(change);
        return null;
    }

    /// <summary>
    /// Does what the passing of time asks of a gate: ends waivers and reviews, lets approvals take effect or lapse, and tells the owner once
    /// that the gate is overdue.
    /// </summary>
    /// <remarks>A gate that is no part of the launch any more has nothing to do, and time stands still while the launch is held.</remarks>
    internal static Refusal? Evaluate(LaunchChange change, EvaluateGate command)
    {
        if (change.Launch is { IsFinal: false, IsLaunched: false, Status: not LaunchStatus.Held }
            && change.Launch.FindGate(command.GateId) is { } gate && change.Launch.IsOpen(gate))
        {
            WaiverDecider.EndExpired(change, gate);
            ApprovalConditions.LapseIfMissed(change, change.Launch.FindGate(gate.Id)!);
            LetTakeEffect(change, change.Launch.FindGate(gate.Id)!);
            ReviewExpiry.ExpireIfDue(change, change.Launch.FindGate(gate.Id)!);
            TellIfOverdue(change, change.Launch.FindGate(gate.Id)!);
        }

        return null;
    }

    /// <summary>When to look at a gate again if nothing happens before; null for never.</summary>
    public static DateTimeOffset? NextDeadline(Launch launch, Gate gate, DateTimeOffset now)
    {
        DateTimeOffset?[] deadlines =
        [
            NextDecisionAt(launch, gate, now),
            .. gate.Items.Where(item => item.Status == ItemStatus.Open).Select(item => item.Check?.NextAttemptAfter(now)),
            .. gate.Items.Where(item => item.Status == ItemStatus.Open && item.Check?.GivesUpAt > now).Select(item => item.Check!.GivesUpAt),
        ];
        return deadlines.Min();
    }

    /// <summary>When the passing of time alone may change a gate; null for never.</summary>
    public static DateTimeOffset? NextDecisionAt(Launch launch, Gate gate, DateTimeOffset now)
    {
        DateTimeOffset?[] deadlines =
        [
            gate.IsPassed || gate.OverdueNoticeAt is not null ? null : gate.DueAt,
            gate.LapsesAt,
            gate.ExpiresAt,
            gate.NextEffectAfter(now),
            StandInChoice.NextChangeAt(launch, gate, now),
        ];
        return deadlines.Min();
    }

    internal static Refusal? Override(LaunchChange change, OverrideGate command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (gate.Override is { } given && given.Reason == command.Reason)
        {
            return null;
        }

        if ((ChecklistRules.Closed(change.Launch) ?? ChecklistRules.ReasonMissing(command.Reason, "Say what the emergency is, and who carries the risk.") ?? CheckOverridable(change.Launch, gate)) is { } refusal)
        {
            return refusal;
        }

        GatePassing.Override(change, gate, new Override(change.Origin.Actor, command.Reason!, change.Now));
        ReturnToGoNoGo(change);
        foreach (var person in change.Launch.FindGate(gate.Id)!.Approvers.Select(approver => approver.Person).Append(change.Launch.Owner).Distinct())
        {
            change.Mail(MailKind.GateOverridden, person, gate);
        }

        return null;
    }

    private static Refusal? CheckOverridable(Launch launch, Gate gate) =>
        gate.IsPassed ? new Refusal(RefusalKind.Conflict, "gate-passed", $"{gate.Name} is {gate.Status.InWords()}.")
        : !launch.IsOpen(gate) ? new Refusal(RefusalKind.Conflict, "phase-not-open", $"The phase of {gate.Name} is not open yet. Override the gate when its turn has come.")
        : launch.Status == LaunchStatus.Held ? SignOffRefusals.Held(launch)
        : null;

    // An approval that was given in advance begins to count.
    private static void LetTakeEffect(LaunchChange change, Gate gate)
    {
        if (gate.Status == GateStatus.InReview && QuorumRule.Evaluate(change.Launch.PolicyOf(gate), gate.Approvers, change.Now) != QuorumOutcome.Pending)
        {
            SignOffDecider.Settle(change, gate);
        }
    }

    private static void TellIfOverdue(LaunchChange change, Gate gate)
    {
        if (gate.OverdueNoticeAt is null && gate.IsOverdue(change.Now))
        {
            change.Replace(gate with { OverdueNoticeAt = change.Now });
            change.Record("gate.overdue", $"gate/{gate.Id}", $"{gate.Name} is overdue.", bySystem: true);
            change.Mail(MailKind.GateOverdue, change.Launch.Owner, gate);
        }
    }

    // One no-go among several gates is enough to stop the launch, so each of them must be asked for again.
    private static void ReturnToGoNoGo(LaunchChange change)
    {
        var isStopped = change.Launch.Gates.Any(gate => gate.Status == GateStatus.NeedsWork && change.Launch.PhaseOf(gate).Kind == PhaseKind.GoNoGo);
        if (change.Launch.Status == LaunchStatus.NoGo && !isStopped)
        {
            change.Set(change.Launch with { Status = LaunchStatus.GoNoGo, NoGo = null });
            change.Record("launch.goNoGoReopened", null, "The go/no-go was asked for again.", LaunchStatus.NoGo, LaunchStatus.GoNoGo);
        }
    }
}
