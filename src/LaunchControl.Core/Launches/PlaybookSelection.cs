using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>Brings a running launch's gates and items in line with the conditions of its playbook.</summary>
/// <remarks>What is finished stays, also where its condition holds no more; what was removed by hand stays away.</remarks>
internal static class PlaybookSelection
{
    public static void Apply(LaunchChange change, Playbook playbook)
    {
        foreach (var phase in playbook.Phases)
        {
            foreach (var gate in phase.Gates)
            {
                Apply(change, playbook, phase, gate);
            }
        }

        GateFlow.Advance(change);
        if (change.Launch.Gates.Any(gate => !gate.IsPassed && change.Launch.IsOpen(gate)))
        {
            GatePassing.Unschedule(change);
        }
        else
        {
            change.WakeLaunch();
        }
    }

    private static void Apply(LaunchChange change, Playbook playbook, PlaybookPhase phase, PlaybookGate gate)
    {
        var isWanted = LaunchCopy.Applies(gate.When, change.Launch);
        if (change.Launch.FindGate(gate.Id) is not { } existing)
        {
            if (isWanted)
            {
                Add(change, playbook, phase, gate);
            }
        }
        else if (isWanted)
        {
            ApplyItems(change, gate, existing);
        }
        else if (!existing.IsPassed)
        {
            Remove(change, existing);
        }
    }

    private static void Add(LaunchChange change, Playbook playbook, PlaybookPhase phase, PlaybookGate gate)
    {
        var launch = change.Launch;
        var isOpen = launch.Phases.First(one => one.Id == phase.Id).OpenedAt is not null;
        var added = LaunchCopy.Gate(launch, gate, phase);

        // Its phase's orchestration was told its gates when the phase opened, so this one needs its own.
        added = added with { Watch = isOpen ? 1 : 0, Items = [.. added.Items.Where(item => !launch.RemovedItems.Contains(item.Id))] };
        var order = playbook.Phases.SelectMany(one => one.Gates).Select(one => one.Id).ToList();
        List<Gate> gates = [.. launch.Gates];
        var index = gates.FindIndex(other => order.IndexOf(other.Id) > order.IndexOf(gate.Id));
        gates.Insert(index < 0 ? gates.Count : index, added);
        change.Set(launch with { Gates = gates });
        change.Record("gate.added", $"gate/{gate.Id}", $"{gate.Name} became part of the launch.", bySystem: true);
        if (isOpen)
        {
            change.WatchGate(added);
        }
    }

    private static void Remove(LaunchChange change, Gate gate)
    {
        foreach (var item in gate.Items)
        {
            ChecklistDecider.Remove(change, change.Launch.FindGate(gate.Id)!, item);
        }

        change.Set(change.Launch with { Gates = [.. change.Launch.Gates.Where(other => other.Id != gate.Id)] });
        change.Record("gate.removed", $"gate/{gate.Id}", $"{gate.Name} is no part of the launch any more.", gate.Status, bySystem: true);
        change.WakeGate(gate);
    }

    private static void ApplyItems(LaunchChange change, PlaybookGate gate, Gate existing)
    {
        var isChanged = false;
        foreach (var item in gate.Items.Where(item => item.When is not null && !change.Launch.RemovedItems.Contains(item.Id)))
        {
            var (isWanted, present) = (LaunchCopy.Applies(item.When, change.Launch), existing.FindItem(item.Id));
            if (isWanted && present is null && change.Launch.FindItem(item.Id) is null)
            {
                Add(change, change.Launch.FindGate(gate.Id)!, LaunchCopy.Item(change.Launch, item));
                isChanged = true;
            }
            else if (!isWanted && present is { IsSettled: false })
            {
                ChecklistDecider.Remove(change, change.Launch.FindGate(gate.Id)!, present);
                change.Record("item.removed", $"item/{item.Id}", $"'{item.Title}' is no part of the launch any more.", present.Status, bySystem: true);
                isChanged = true;
            }
        }

        if (isChanged)
        {
            change.WakeGate(change.Launch.FindGate(gate.Id)!);
            GatePassing.ContentChanged(change, gate.Id);
        }
    }

    private static void Add(LaunchChange change, Gate gate, ChecklistItem item)
    {
        var begun = item.Check is { } check && gate.OpenedAt is not null ? item with { Check = check with { StartedAt = change.Now } } : item;
        change.Replace(gate with { Items = [.. gate.Items, begun] });
        change.Record("item.added", $"item/{item.Id}", $"'{item.Title}' became part of {gate.Name}; {item.Owner} owns it.", bySystem: true);
    }
}
