using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>A gate passes, or is taken back because what it stood for has changed.</summary>
internal static class GatePassing
{
    public static void Approve(LaunchChange change, Gate gate)
    {
        var passed = Pass(change, gate, GateStatus.Approved);
        change.Record("gate.approved", $"gate/{gate.Id}", $"{gate.Name} is approved.", gate.Status, GateStatus.Approved, bySystem: true);
        Announce(change, gate, passed);
    }

    public static void Override(LaunchChange change, Gate gate, Override given)
    {
        var passed = Pass(change, ApprovalConditions.WithoutAny(gate) with { Override = given }, GateStatus.Approved);
        change.Record("gate.overridden", $"gate/{gate.Id}", $"{gate.Name} was overridden.", gate.Status, GateStatus.Approved, given.Reason);
        Announce(change, gate, passed);
    }

    public static void Waive(LaunchChange change, Gate gate, Waiver waiver)
    {
        var passed = Pass(change, ApprovalConditions.WithoutAny(gate) with { Waiver = waiver }, GateStatus.Waived);
        change.Record("gate.waived", $"gate/{gate.Id}", $"{gate.Name} is waived.", gate.Status, GateStatus.Waived, waiver.Reason);
        Announce(change, gate, passed);
    }

    /// <summary>Something of a gate has changed: if it is something that sign-offs covered, they no longer hold, and it is asked for again.</summary>
    /// <remarks>
    /// A review that nobody has answered yet goes on: its links show the new state. A waiver and an override hold whatever the gate's items say.
    /// </remarks>
    public static void ContentChanged(LaunchChange change, string gateId)
    {
        var gate = change.Launch.FindGate(gateId)!;
        if (gate is { Status: GateStatus.InReview } or { Status: GateStatus.Approved, Override: null } && !StillHolds(change.Launch, gate))
        {
            TakeBack(change, gate);
        }

        GateFlow.Advance(change);
    }

    /// <summary>
    /// A passed gate becomes <c>stale</c>, one in review <c>preparing</c>, and one that was waived before its turn came <c>waiting</c>;
    /// links die, and votes count no more.
    /// </summary>
    public static void TakeBack(LaunchChange change, Gate gate)
    {
        var status = gate.OpenedAt is null ? GateStatus.Waiting : gate.IsPassed ? GateStatus.Stale : GateStatus.Preparing;
        var dueAt = DueAt(change.Launch, gate);
        var back = change.Replace(ApprovalConditions.WithoutAny(gate) with
        {
            Status = status,
            DueAt = dueAt,
            OverdueNoticeAt = dueAt > change.Now ? null : gate.OverdueNoticeAt,
            DecidedAt = null,
            RequestedAt = null,
            Waiver = null,
            Override = null,
            Watch = gate.IsPassed ? gate.Watch + 1 : gate.Watch,
            Approvers = [.. ApproverRoster.Of(change.Launch, gate).Select(approver => approver.Afresh())],
        });
        var (action, summary) = status switch
        {
            GateStatus.Waiting => ("gate.waitsAgain", $"{gate.Name} waits for its turn again."),
            GateStatus.Stale => ("gate.stale", $"{gate.Name} is to be approved again: it changed after it was passed."),
            _ => ("gate.reviewWithdrawn", $"{gate.Name} is to be approved again: it changed after it was sent out for review."),
        };
        change.Record(action, $"gate/{gate.Id}", summary, gate.Status, status, bySystem: true);
        if (gate.IsPassed)
        {
            change.WatchGate(back);
            Unschedule(change);
        }
    }

    /// <summary>A launch whose go is given but that has an open gate again is not scheduled any more.</summary>
    public static void Unschedule(LaunchChange change)
    {
        if (change.Launch.Status == LaunchStatus.Scheduled)
        {
            change.Set(change.Launch with { Status = LaunchStatus.GoNoGo, AgreedMetrics = null });
            change.Record("launch.unscheduled", null, "The go no longer holds: a gate is open again.", LaunchStatus.Scheduled, LaunchStatus.GoNoGo, bySystem: true);
        }

        change.WakeLaunch();
    }

    private static bool StillHolds(Launch launch, Gate gate)
    {
        var fingerprint = GateContent.Fingerprint(launch, gate);
        return gate.IsReadyForReview && gate.Approvers.All(approver => approver.Vote is not { Fingerprint: { } signed } || signed == fingerprint);
    }

    // The date of a passed gate did not move with the launch.
    private static DateTimeOffset DueAt(Launch launch, Gate gate) => gate is { IsPassed: true, Due: { } due } ? launch.DueAt(due) : gate.DueAt;

    // A waiver that can end, or a condition, needs somebody who watches the gate after it has passed.
    private static Gate Pass(LaunchChange change, Gate gate, GateStatus status) => change.Replace(gate with
    {
        Status = status,
        DecidedAt = change.Now,
        Watch = gate.LapsesAt is null ? gate.Watch : gate.Watch + 1,
    });

    private static void Announce(LaunchChange change, Gate before, Gate passed)
    {
        change.WakeGate(before);
        if (passed.Watch > before.Watch)
        {
            change.WatchGate(passed);
        }

        if (before.Watch > 0)
        {
            // Its phase's orchestration is not watching it any more.
            change.WakeLaunch();
        }

        change.WakeDependents(passed);
        GateFlow.Advance(change);
    }
}
