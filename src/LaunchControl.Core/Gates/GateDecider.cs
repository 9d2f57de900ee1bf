using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

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

        if (gate.Status != GateStatus.NeedsWork)
        {
            return GateRefusals.NotAwaitingRework(gate);
        }

        var open = gate.Items.Where(item => !item.IsSettled).Select(item => item.Title).ToList();
        if (open.Count > 0)
        {
            return GateRefusals.ItemsOutstanding(gate, open);
        }

        GateFlow.RequestSignOff(change, gate, command.Note);
        ReturnToGoNoGo(change);
        return null;
    }

    /// <summary>Does what the passing of time asks of a gate: ends waivers, and tells the owner once that the gate is overdue.</summary>
    /// <remarks>A gate that is no part of the launch any more has nothing to do.</remarks>
    internal static Refusal? Evaluate(LaunchChange change, EvaluateGate command)
    {
        if (change.Launch is { IsFinal: false, IsLaunched: false } && change.Launch.FindGate(command.GateId) is { } gate && change.Launch.IsOpen(gate))
        {
            WaiverDecider.EndExpired(change, gate);
            TellIfOverdue(change, change.Launch.FindGate(gate.Id)!);
        }

        return null;
    }

    /// <summary>When to evaluate a gate again if nothing happens before; null for never.</summary>
    public static DateTimeOffset? NextDeadline(Gate gate, DateTimeOffset now)
    {
        DateTimeOffset?[] deadlines =
        [
            gate.IsPassed || gate.OverdueNoticeAt is not null ? null : gate.DueAt,
            gate.WaiverEndsAt,
            .. gate.Items.Where(item => item.Status == ItemStatus.Open).Select(item => item.Check?.NextAttemptAfter(now)),
            .. gate.Items.Where(item => item.Status == ItemStatus.Open && item.Check?.GivesUpAt > now).Select(item => item.Check!.GivesUpAt),
        ];
        return deadlines.Min();
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
        if (change.Launch.Status == LaunchStatus.NoGo && change.Launch.Gates.All(gate => gate.Status != GateStatus.NeedsWork))
        {
            change.Set(change.Launch with { Status = LaunchStatus.GoNoGo });
            change.Record("launch.goNoGoReopened", null, "The go/no-go was asked for again.", LaunchStatus.NoGo, LaunchStatus.GoNoGo);
        }
    }
}
