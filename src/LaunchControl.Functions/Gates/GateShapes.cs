using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Gates;

/// <summary>What requests may say of gates and items.</summary>
internal static class GateShapes
{
    public static JsonObject OtherGate() => Object(Required("launch", Text(LaunchId.Longest)), Required("gate", Text(40)));

    public static ShapeMember Evidence() => Optional("evidence", List(
        Object(Optional("url", Address("Absolute, http or https.")), Optional("text", Text(2000))), 20, "Each with a `url`, a `text`, or both."));

    public static ApiBody Waiver { get; } = new(
        Object(Required("reason", Text(2000, "The justification.")), Optional("expiresAt", Instant("When the waiver ends; never unless given."))),
        """{ "reason": "Covered by the beta's results", "expiresAt": "2027-02-26T17:00:00-05:00" }""");

    public static ApiBody NewItem { get; } = new(
        Object([
            Required("gate", Text(2000, "Id of the gate that it belongs to.")),
            Optional("id", Text(40, "Made from the title unless given.")),
            .. Item(isNew: true),
            Optional("check", Object(
                Optional("url", Address("What to ask, over http or https.")),
                Optional("expectedStatus", Integer(100, 599, "200 unless given.")),
                Optional("pointer", Text(500, "JSON pointer into the answer.")),
                Optional("expected", Text(500, "What has to stand there.")),
                Optional("every", Text(30, "How often to ask, as an ISO 8601 duration.")),
                Optional("timeout", Text(30, "After which the item is blocked, as an ISO 8601 duration.")))),
        ]),
        """{ "gate": "engineering-ready", "title": "Rehearse the rollback", "owner": "ana@contoso.example", "due": "L-3wd", "requiresEvidence": true, "dependsOn": ["load-test"] }""");

    public static ApiBody ChangedItem { get; } = new(
        Object([.. Item(isNew: false)]), """{ "owner": "bob@contoso.example", "due": "L-2wd" }""")
    { IsRequired = false };

    private static IReadOnlyList<ShapeMember> Item(bool isNew) =>
    [
        isNew ? Required("title", Text(200, "One line.")) : Optional("title", Text(200, "One line.")),
        Optional("guidance", Text(2000, "How to do it.")),
        Optional("owner", Person()),
        Optional("due", Text(20, "Offset from the launch day, such as `L-14d` or `L-10wd`.")),
        Optional("dueAt", Instant("Instead of `due`.")),
        Optional("workingDays", Integer(0, 250, "How many it takes once it can be worked on; 1 unless given.")),
        Optional("requiresEvidence", Boolean()),
        Optional("ticket", Object(Required("key", Text(100, "As the ticket system names it; without space.")), Optional("url", Address("Where people look at it.")))),
        Optional("dependsOn", List(Text(200), 500, "Ids of items that have to be settled before.")),
    ];
}
