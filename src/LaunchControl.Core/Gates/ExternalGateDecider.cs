using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Gates;

/// <summary>Gates that wait for gates of other launches.</summary>
internal static class ExternalGateDecider
{
    /// <summary>Gates of other launches that one gate waits for.</summary>
    public const int MostGates = 20;

    public static Refusal? WaitFor(LaunchChange change, WaitForGates command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        var wanted = command.Gates.Distinct().ToList();
        if (wanted.SequenceEqual(gate.WaitsFor.Select(other => other.Reference)))
        {
            return null;
        }

        if ((ChecklistRules.Closed(change.Launch) ?? Check(change.Launch, gate, wanted)) is { } refusal)
        {
            return refusal;
        }

        var names = wanted.Count == 0 ? "no other launch" : string.Join(", ", wanted.Select(other => $"{other.GateId} of {other.LaunchId}"));
        change.Replace(gate with { WaitsFor = [.. wanted.Select(other => gate.WaitsFor.FirstOrDefault(known => known.Reference == other) ?? new ExternalGate(other.LaunchId, other.GateId))] });
        change.Record("gate.waitsFor", $"gate/{gate.Id}", $"{gate.Name} waits for {names}.");
        change.WakeGate(gate);
        GateFlow.Advance(change);
        return null;
    }

    public static Refusal? AddDependent(LaunchChange change, AddDependent command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (!gate.Dependents.Contains(command.Dependent) && !change.Launch.IsFinal)
        {
            change.Replace(gate with { Dependents = [.. gate.Dependents, command.Dependent] });
            change.Record("gate.dependentAdded", $"gate/{gate.Id}", $"{command.Dependent.GateId} of {command.Dependent.LaunchId} waits for {gate.Name}.", bySystem: true);
        }

        return null;
    }

    /// <summary>A gate that has opened stays open, whatever becomes of the other one.</summary>
    public static Refusal? Record(LaunchChange change, RecordExternalGate command)
    {
        var gate = change.Launch.IsFinal || change.Launch.IsLaunched ? null : change.Launch.FindGate(command.GateId);
        var other = gate?.WaitsFor.FirstOrDefault(known => known.Reference == command.Other);
        if (gate is not { Status: GateStatus.Waiting } || other is null)
        {
            return null;
        }

        if (command.IsCancelled && other.CancelledAt is null)
        {
            NoteCancelled(change, gate, other);
            return null;
        }

        if (command.IsPassed == (other.PassedAt is not null))
        {
            return null;
        }

        var seen = other with { PassedAt = command.IsPassed ? change.Now : null };
        change.Replace(gate with { WaitsFor = [.. gate.WaitsFor.Select(known => known == other ? seen : known)] });
        change.Record("gate.externalGate", $"gate/{gate.Id}",
            $"{other.GateId} of {other.LaunchId}, which {gate.Name} waits for, is {(command.IsPassed ? "passed" : "not passed any more")}.", bySystem: true);
        GateFlow.Advance(change);
        return null;
    }

    // Nobody would ever find out why nothing happens.
    private static void NoteCancelled(LaunchChange change, Gate gate, ExternalGate other)
    {
        change.Replace(gate with { WaitsFor = [.. gate.WaitsFor.Select(known => known == other ? other with { CancelledAt = change.Now } : known)] });
        change.Record("gate.externalCancelled", $"gate/{gate.Id}", $"{other.LaunchId}, whose gate {other.GateId} {gate.Name} waits for, was cancelled.", bySystem: true);
        change.Mail(MailKind.ExternalLaunchCancelled, change.Launch.Owner, gate);
    }

    private static Refusal? Check(Launch launch, Gate gate, List<GateReference> wanted) =>
        gate.Status != GateStatus.Waiting
            ? new Refusal(RefusalKind.Conflict, "gate-opened", $"{gate.Name} is open already, so it can't wait for another launch any more.")
        : wanted.Count > MostGates
            ? Refusal.At("/gates", "too-many-gates", "The gate would wait for too many others.", $"At most {MostGates} gates.")
        : wanted.Exists(other => other.LaunchId == launch.Id)
            ? Refusal.At("/gates", "gate-of-this-launch", "These are gates of other launches.", "Gates of the same launch depend on each other by their playbook.")
        : null;
}
