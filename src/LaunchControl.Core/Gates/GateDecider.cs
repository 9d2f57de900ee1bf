using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Gates;

/// <summary>What happens to a gate besides sign-offs.</summary>
internal static class GateDecider
{
    public static Refusal? RequestReview(LaunchChange change, RequestReview command)
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

    /// <summary>Tells the owner once that a gate of an open phase passed its due date undecided.</summary>
    public static Refusal? Evaluate(LaunchChange change, EvaluateGate command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        var isOpen = change.Launch.PhaseOf(gate).OpenedAt is not null && !change.Launch.IsFinal;
        if (isOpen && gate.OverdueNoticeAt is null && gate.IsOverdue(change.Now))
        {
            change.Replace(gate with { OverdueNoticeAt = change.Now });
            change.Record("gate.overdue", $"gate/{gate.Id}", $"{gate.Name} is overdue.", bySystem: true);
            change.Mail(MailKind.GateOverdue, change.Launch.Owner, gate);
        }

        return null;
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
