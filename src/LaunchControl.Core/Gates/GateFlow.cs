using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Gates;

/// <summary>Moves the gates of open phases forward as far as stored facts allow.</summary>
internal static class GateFlow
{
    /// <summary>
    /// <c>waiting</c> to <c>preparing</c> once every gate it depends on is passed; <c>preparing</c> or <c>stale</c> to <c>inReview</c>
    /// once every item is settled and somebody can sign. One pass is enough: neither step passes a gate.
    /// </summary>
    public static void Advance(LaunchChange change)
    {
        if (change.Launch.Status == LaunchStatus.Held || change.Launch.IsFinal || change.Launch.IsLaunched)
        {
            return;
        }

        foreach (var gate in change.Launch.Gates)
        {
            if (change.Launch.IsOpen(gate))
            {
                Advance(change, gate);
            }
        }
    }

    /// <summary>Everything of this launch and of others that a gate waits for is passed. A gate that is no part of the launch is not waited for.</summary>
    public static bool CanOpen(Launch launch, Gate gate) =>
        gate.DependsOn.All(id => launch.FindGate(id) is null or { IsPassed: true }) && gate.WaitsFor.All(other => other.PassedAt is not null);

    public static void RequestSignOff(LaunchChange change, Gate gate, string? note = null)
    {
        var fresh = gate with
        {
            Status = GateStatus.InReview,
            Round = gate.Round + 1,
            RequestedAt = change.Now,
            DecidedAt = null,
            Approvers = [.. gate.Approvers.Select(approver => approver.Afresh())],
        };
        var (asked, people) = SignOffRequests.Issue(change, fresh);
        change.Replace(asked);
        change.Record("gate.signOffRequested", $"gate/{gate.Id}", $"Sign-off of {gate.Name} requested from {string.Join(", ", people)} (round {asked.Round}).",
            gate.Status, GateStatus.InReview, note);
        people.ForEach(person => change.Mail(MailKind.SignOffRequested, person, asked));
        if (asked.ExpiresAt is not null)
        {
            // Its orchestration waits for a deadline that was known before this review was.
            change.WakeGate(asked);
        }
    }

    private static void Advance(LaunchChange change, Gate gate)
    {
        if (gate.Status == GateStatus.Waiting && CanOpen(change.Launch, gate))
        {
            gate = Open(change, gate);
        }

        // A waiver whose end nobody has noticed yet is about to be ended: nobody is asked to sign on it.
        if (gate.Status is GateStatus.Preparing or GateStatus.Stale && ApproverRoster.IsComplete(change.Launch, gate)
            && gate.IsReadyForReview && !gate.Items.Any(item => item.HasExpired(change.Now)))
        {
            RequestSignOff(change, gate);
        }
    }

    private static Gate Open(LaunchChange change, Gate gate)
    {
        var planned = gate.DueAt;
        gate = change.Replace(LeadTime.Keep(change.Launch, gate with
        {
            Status = GateStatus.Preparing,
            OpenedAt = change.Now,
            Items = [.. gate.Items.Select(item => item.Check is { } check ? item with { Check = check with { StartedAt = change.Now } } : item)],
        }));
        var moved = gate.DueAt == planned ? "" : $" Its due date moved, so that its team keeps {gate.LeadWorkingDays} working days.";
        change.Record("gate.opened", $"gate/{gate.Id}", $"{gate.Name} opened with {gate.Items.Count} items.{moved}",
            GateStatus.Waiting, GateStatus.Preparing, bySystem: true);
        if (gate.Items.Any(item => item.Check is not null) || gate.DueAt != planned)
        {
            // Its orchestration may have been waiting since the phase opened, for something much later.
            change.WakeGate(gate);
        }

        return gate;
    }
}
