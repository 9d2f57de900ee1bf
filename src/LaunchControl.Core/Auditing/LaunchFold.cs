using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Auditing;

/// <summary>Rebuilds a launch from nothing but its audit trail. Link secrets are not in the trail, so they are missing from the result.</summary>
public sealed class LaunchFold
{
    private JsonNode? _state;
    private AuditEntry? _last;

    /// <param name="entries">The whole trail, oldest first.</param>
    /// <exception cref="InvalidDataException">The trail is not that of a launch: an entry changes what is not there.</exception>
    public static Launch Of(IEnumerable<AuditEntry> entries)
    {
        var fold = new LaunchFold();
        foreach (var entry in entries)
        {
            fold.Add(entry);
        }

        return fold.ToLaunch();
    }

    /// <summary>Applies the next entry. What is kept is one launch, however long the trail is.</summary>
    /// <exception cref="InvalidDataException">The entry changes what is not there.</exception>
    public void Add(AuditEntry entry)
    {
        _last = entry;
        foreach (var change in entry.Changes)
        {
            _state = Apply(_state, change);
        }
    }

    /// <summary>The launch as the entries so far give it.</summary>
    /// <exception cref="InvalidDataException">There was none.</exception>
    public Launch ToLaunch() => _last is { } last && _state.Deserialize<Launch>(LaunchJson.Options) is { } launch
        ? launch with { AuditSequence = last.Sequence, AuditHash = last.Hash ?? AuditChain.Seal(last).Hash, ChangedAt = last.At }
        : throw new InvalidDataException("The trail is empty.");

    private static JsonNode? Apply(JsonNode? state, Change change)
    {
        if (change.Path.Length == 0)
        {
            return Node(change.New);
        }

        var path = change.Path.Split('/').Select(FaultList.Unescape).ToArray();
        var parent = state;
        for (var depth = 0; depth < path.Length - 1; depth++)
        {
            parent = Child(parent, depth > 0 ? path[depth - 1] : "", path[depth]);
        }

        Set(parent ?? throw Missing(change.Path), path.Length > 1 ? path[^2] : "", path[^1], change);
        return state;
    }

    private static JsonNode? Child(JsonNode? parent, string list, string name) => parent switch
    {
        JsonArray elements => Find(elements, list, name),
        JsonObject members => members[name],
        _ => null,
    };

    private static void Set(JsonNode parent, string list, string name, Change change)
    {
        if (parent is JsonObject members)
        {
            if (change.New is null)
            {
                members.Remove(name);
            }
            else
            {
                members[name] = Node(change.New);
            }
        }
        else if (parent is JsonArray elements && change.New is null)
        {
            elements.Remove(Find(elements, list, name) ?? throw Missing(change.Path));
        }
        else if (parent is JsonArray other && change.Index is { } index && index <= other.Count)
        {
            other.Insert(index, Node(change.New));
        }
        else
        {
            throw Missing(change.Path);
        }
    }

    private static JsonNode? Find(JsonArray elements, string list, string id) =>
        KeyedLists.KeyOf(list) is { } key ? elements.FirstOrDefault(element => KeyedLists.Key(element!, key) == id) : null;

    private static JsonNode? Node(JsonElement? value) => value is { } element ? JsonSerializer.SerializeToNode(element) : null;

    private static InvalidDataException Missing(string path) => new($"The trail changes '{path}', which is not there.");
}
