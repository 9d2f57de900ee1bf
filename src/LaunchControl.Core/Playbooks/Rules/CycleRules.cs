namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Dependencies that end where they began: a launch would wait for itself.</summary>
/// <remarks>
/// Looked for among gates, among items, and then across both: an item waits for the gates that its own gate depends on, and a gate
/// waits for its items. What the first two find is left out of the third, so that no cycle is told twice.
/// </remarks>
internal static class CycleRules
{
    public static void Check(PlaybookDocument document)
    {
        // Larger documents are refused anyway.
        if (document.Gates.Count > PlaybookLimits.MostGates || document.Items.Count > PlaybookLimits.MostItems)
        {
            return;
        }

        var gates = document.Gates.DistinctBy(gate => gate.Gate.Id)
            .ToDictionary(gate => gate.Gate.Id, gate => Edges(gate.Pointer, gate.Gate.DependsOn, document.FindGate));
        var items = document.Items.DistinctBy(item => item.Item.Id)
            .ToDictionary(item => item.Item.Id, item => Edges(item.Pointer, item.Item.DependsOn, document.FindItem));
        var cycles = DependencyCycles.TakeOut(gates).Concat(DependencyCycles.TakeOut(items)).ToList();
        cycles.AddRange(DependencyCycles.TakeOut(Across(document, gates, items)));
        foreach (var cycle in cycles)
        {
            document.Faults.Add(cycle.Pointer, $"A cycle of dependencies: {string.Join(" -> ", cycle.Ids)}. Remove one of them.");
        }
    }

    private static Dictionary<string, List<Dependency>> Across(
        PlaybookDocument document, Dictionary<string, List<Dependency>> gates, Dictionary<string, List<Dependency>> items)
    {
        var all = gates.ToDictionary(gate => gate.Key, gate => gate.Value.ToList());
        foreach (var item in document.Items.Where(item => items.ContainsKey(item.Item.Id) && !gates.ContainsKey(item.Item.Id)))
        {
            var id = item.Item.Id;
            all[id] = [.. items[id], .. gates[item.Gate.Gate.Id]];
            all[item.Gate.Gate.Id].Add(new Dependency(id, $"{item.Pointer}/dependsOn", IsStated: false));
        }

        return all;
    }

    private static List<Dependency> Edges<T>(string pointer, IReadOnlyList<string> ids, Func<string, T?> find)
        where T : class =>
        [.. ids.Select((id, index) => new Dependency(id, $"{pointer}/dependsOn/{index}", IsStated: true)).Where(edge => find(edge.To) is not null)];
}
