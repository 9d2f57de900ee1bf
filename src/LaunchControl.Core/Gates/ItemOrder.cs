using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>What an item has to wait for, and whether that could ever end.</summary>
internal static class ItemOrder
{
    /// <summary>Notes dependencies of a draft on items that are unknown or of a later phase, and a cycle, also one that goes over gates.</summary>
    /// <param name="gate">The gate of the item.</param>
    public static void Check(Launch launch, Gate gate, ItemDraft draft, FaultList faults)
    {
        var dependsOn = draft.DependsOn ?? [];
        for (var i = 0; i < dependsOn.Count; i++)
        {
            if (launch.FindItem(dependsOn[i]) is not var (home, _))
            {
                faults.Add($"/dependsOn/{i}", $"This launch has no item '{dependsOn[i]}'.");
            }
            else if (PhaseNumber(launch, home) > PhaseNumber(launch, gate))
            {
                faults.Add($"/dependsOn/{i}", $"'{dependsOn[i]}' belongs to a later phase, which opens only after this item is settled.");
            }
        }

        if (dependsOn.Count > 0 && faults.IsEmpty
            && WaitingCycle.Through(draft.Id!, id => id == draft.Id ? [.. dependsOn, .. Before(launch, gate)] : Before(launch, id)) is { } cycle)
        {
            faults.Add("/dependsOn", $"They would wait for each other: {string.Join(" -> ", cycle)}.");
        }
    }

    // A gate waits for its items, an item for the gates that come before its own. Ids of gates and items never coincide.
    private static IEnumerable<string> Before(Launch launch, string id) =>
        launch.FindGate(id) is { } gate ? gate.Items.Where(item => !item.IsSettled).Select(item => item.Id).Concat(Before(launch, gate))
        : launch.FindItem(id) is var (home, item) && !item.IsSettled ? item.DependsOn.Concat(Before(launch, home))
        : [];

    private static IEnumerable<string> Before(Launch launch, Gate gate) =>
        GateOrder.Before(launch, gate.Id).Where(other => other.LaunchId == launch.Id).Select(other => other.GateId);

    private static int PhaseNumber(Launch launch, Gate gate) => launch.Phases.Select(phase => phase.Id).ToList().IndexOf(gate.PhaseId);
}
