using System.Text.Json.Nodes;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>Small playbooks: as many readiness gates as a test needs, then a go/no-go that the executive gives.</summary>
internal static class PlaybookDocument
{
    private const string LaunchOwner = "launch-owner";

    public static JsonObject Of(string id, params JsonObject[] gates)
    {
        var rollCall = Gate("go-no-go", "executive").With("due", "\"L-1d\"");
        var roles = gates.Append(rollCall)
            .SelectMany(gate => gate["approvers"]!.AsArray().Select(approver => Text(approver, "role")).Concat(gate["items"]!.AsArray().Select(item => Text(item, "owner"))))
            .Where(role => role != LaunchOwner).Distinct();
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = $"Playbook {id}",
            ["roles"] = new JsonArray([.. roles.Select(role => new JsonObject { ["id"] = role, ["title"] = $"The {role}", ["team"] = "engineering" })]),
            ["phases"] = new JsonArray(Phase("readiness", "readiness", gates), Phase("decision", "goNoGo", [rollCall])),
            ["postLaunchChecks"] = new JsonArray("L+1h"),
        };
    }

    /// <summary>A gate that needs every approver, due five days before launch.</summary>
    public static JsonObject Gate(string id, params string[] approvers) => new()
    {
        ["id"] = id,
        ["name"] = $"Gate {id}",
        ["team"] = "engineering",
        ["due"] = "L-5d",
        ["approvers"] = new JsonArray([.. approvers.Select(role => new JsonObject { ["role"] = role })]),
        ["items"] = new JsonArray(),
    };

    public static JsonObject Item(string id, string owner = LaunchOwner) => new() { ["id"] = id, ["title"] = $"Do {id}", ["owner"] = owner, ["due"] = "L-10d" };

    public static JsonObject Items(this JsonObject gate, params JsonObject[] items)
    {
        gate["items"] = new JsonArray([.. items]);
        return gate;
    }

    /// <summary>The same object with one more member, written as JSON.</summary>
    public static JsonObject With(this JsonObject document, string member, string json)
    {
        document[member] = JsonNode.Parse(json);
        return document;
    }

    private static JsonObject Phase(string id, string kind, JsonObject[] gates) =>
        new() { ["id"] = id, ["name"] = $"Phase {id}", ["kind"] = kind, ["gates"] = new JsonArray([.. gates]) };

    private static string Text(JsonNode? node, string member) => node![member]!.GetValue<string>();
}
