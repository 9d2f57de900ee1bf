using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>What a draft of an item may wait for.</summary>
internal static class ItemDependencies
{
    public static void Check(Launch launch, Gate gate, ItemDraft draft, FaultList faults)
    {
        var dependsOn = draft.DependsOn ?? [];
        for (var i = 0; i < dependsOn.Count; i++)
        {
            if (launch.FindItem(dependsOn[i]) is not var (otherGate, other))
            {
                faults.Add($"/dependsOn/{i}", $"This launch has no item '{dependsOn[i]}'.");
            }
            else if (IsLater(launch, otherGate, gate))
            {
                faults.Add($"/dependsOn/{i}", $"'{other.Title}' is in a later phase, which opens only after this item's gate.");
            }
            else if (dependsOn.Take(i).Contains(dependsOn[i]))
            {
                faults.Add($"/dependsOn/{i}", $"Item '{dependsOn[i]}' is named twice.");
            }
        }

        if (WaitingCycle.Through(new Step(draft.Id!, IsGate: false), step => After(launch, gate, draft, step)) is { } cycle)
        {
            faults.Add("/dependsOn", $"They would wait for each other: {string.Join(" -> ", cycle.Select(step => step.Id))}.");
        }
    }

    private static bool IsLater(Launch launch, Gate one, Gate other) =>
        launch.Phases.SkipWhile(phase => phase.Id != other.PhaseId).Skip(1).Any(phase => phase.Id == one.PhaseId);

    // An item waits for other items, and for the gates that its own gate depends on; a gate waits for its items.
    private static IEnumerable<Step> After(Launch launch, Gate home, ItemDraft draft, Step step)
    {
        if (step.IsGate)
        {
            var gate = launch.FindGate(step.Id);
            return [.. Gates(gate), .. (gate?.Items ?? []).Select(item => new Step(item.Id, IsGate: false)), .. step.Id == home.Id ? [new Step(draft.Id!, IsGate: false)] : Array.Empty<Step>()];
        }

        var known = launch.FindItem(step.Id);
        var items = step.Id == draft.Id && draft.DependsOn is { } drafted ? drafted : known?.Item.DependsOn ?? [];
        return [.. items.Select(id => new Step(id, IsGate: false)), .. Gates(step.Id == draft.Id ? home : known?.Gate)];
    }

    private static IEnumerable<Step> Gates(Gate? gate) => (gate?.DependsOn ?? []).Select(id => new Step(id, IsGate: true));

    private readonly record struct Step(string Id, bool IsGate);
}
