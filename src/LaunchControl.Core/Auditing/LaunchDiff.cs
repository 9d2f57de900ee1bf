using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Auditing;

/// <summary>Finds what differs between two states of a launch, so that the audit trail alone can rebuild it (<see cref="LaunchFold"/>).</summary>
/// <remarks>Gates that are the same object are not looked at, so a decision on one gate costs no more in a large launch.</remarks>
internal static class LaunchDiff
{
    public static List<Change> Of(Launch started) => [new("", null, Element(KeyedLists.WithoutSecrets(Node(Unmarked(started)))))];

    public static List<Change> Between(Launch before, Launch after)
    {
        List<Change> changes = [];
        var (oldRoot, newRoot) = (Root(before), Root(after));
        if (oldRoot != newRoot)
        {
            CompareObjects("", Node(oldRoot).AsObject(), Node(newRoot).AsObject(), changes);
        }

        if (!ReferenceEquals(before.Gates, after.Gates))
        {
            CompareGates(before.Gates, after.Gates, changes);
        }

        return changes;
    }

    private static Launch Root(Launch launch) => Unmarked(launch) with { Gates = [] };

    // An entry can't tell its own hash.
    private static Launch Unmarked(Launch launch) => launch with { AuditSequence = 0, AuditHash = null, ChangedAt = null };

    private static void CompareGates(IReadOnlyList<Gate> before, IReadOnlyList<Gate> after, List<Change> changes)
    {
        foreach (var gone in before.Where(gate => after.All(other => other.Id != gate.Id)))
        {
            changes.Add(new Change($"gates/{gone.Id}", Element(KeyedLists.WithoutSecrets(Node(gone))), null));
        }

        foreach (var (gate, index) in after.Select((gate, index) => (gate, index)))
        {
            if (before.FirstOrDefault(other => other.Id == gate.Id) is not { } old)
            {
                changes.Add(new Change($"gates/{gate.Id}", null, Element(KeyedLists.WithoutSecrets(Node(gate))), index));
            }
            else if (!ReferenceEquals(old, gate))
            {
                CompareObjects($"gates/{gate.Id}", Node(old).AsObject(), Node(gate).AsObject(), changes);
            }
        }
    }

    private static void CompareObjects(string path, JsonObject before, JsonObject after, List<Change> changes)
    {
        var names = before.Select(member => member.Key).Union(after.Select(member => member.Key)).Where(name => name != KeyedLists.Secret);
        foreach (var name in names)
        {
            var (old, next) = (before[name], after[name]);
            if (JsonNode.DeepEquals(old, next))
            {
                continue;
            }

            var here = path.Length == 0 ? name : $"{path}/{name}";
            if (KeyedLists.KeyOf(name) is { } key && old is JsonArray oldList && next is JsonArray newList && HasDistinctKeys(oldList, key) && HasDistinctKeys(newList, key))
            {
                CompareLists(here, key, oldList, newList, changes);
            }
            else
            {
                changes.Add(new Change(here, Element(KeyedLists.WithoutSecrets(old)), Element(KeyedLists.WithoutSecrets(next))));
            }
        }
    }

    // Release 1.0 took a playbook that lists a check twice, with another between them.
    private static bool HasDistinctKeys(JsonArray list, string key) => list.Select(element => KeyedLists.Key(element!, key)).Distinct().Count() == list.Count;

    private static void CompareLists(string path, string key, JsonArray before, JsonArray after, List<Change> changes)
    {
        var old = before.ToDictionary(element => KeyedLists.Key(element!, key), element => element!.AsObject());
        var next = after.Select(element => (Key: KeyedLists.Key(element!, key), Element: element!.AsObject())).ToList();
        var kept = next.Select(element => element.Key).Where(old.ContainsKey);
        if (!kept.SequenceEqual(old.Keys.Where(id => next.Exists(element => element.Key == id))))
        {
            // In another order: names of elements don't tell it.
            changes.Add(new Change(path, Element(KeyedLists.WithoutSecrets(before)), Element(KeyedLists.WithoutSecrets(after))));
            return;
        }

        foreach (var gone in old.Keys.Where(id => next.TrueForAll(element => element.Key != id)))
        {
            changes.Add(new Change($"{path}/{FaultList.Segment(gone)}", Element(KeyedLists.WithoutSecrets(old[gone])), null));
        }

        foreach (var ((id, element), index) in next.Select((element, index) => (element, index)))
        {
            if (old.TryGetValue(id, out var earlier))
            {
                CompareObjects($"{path}/{FaultList.Segment(id)}", earlier, element, changes);
            }
            else
            {
                changes.Add(new Change($"{path}/{FaultList.Segment(id)}", null, Element(KeyedLists.WithoutSecrets(element)), index));
            }
        }
    }

    private static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, LaunchJson.Options)!;

    private static JsonElement? Element(JsonNode? node) => node is null ? null : JsonSerializer.SerializeToElement(node);
}
