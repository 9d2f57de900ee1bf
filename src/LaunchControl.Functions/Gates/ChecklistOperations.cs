using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Gates;

/// <summary>What the API document says about checklist items.</summary>
internal static class ChecklistOperations
{
    public static ApiTag Tag { get; } = new("checklist", "Checklist items of a running launch.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Command("AddItem", Tag.Name, "Put another item on the checklist of a gate.", Callers.Managers, GateShapes.NewItem),
        ApiOperation.Command("ChangeItem", Tag.Name, "Change an item.", Callers.Managers, GateShapes.ChangedItem) with { Description = "A JSON merge patch (RFC 7396)." },
        ApiOperation.Command("RemoveItem", Tag.Name, "Take an item off the checklist.", Callers.Managers, ApiBody.OptionalReason("Why; or as query parameter.", "Done by the platform team")) with
        {
            Parameters = [ApiParameter.IfMatch, ApiParameter.Query("reason", "Why; or in the body.", Text(2000), "Done by the platform team")],
        },
        ApiOperation.Command("CompleteItem", Tag.Name, "An item is done.", Callers.ItemWorkers, new ApiBody(
            Object(GateShapes.Evidence()), """{ "evidence": [ { "url": "https://ci.contoso.example/runs/4711", "text": "p95 120 ms at twice the peak" } ] }""") { IsRequired = false }) with
        {
            Description = "A second time with more evidence adds it.",
        },
        ApiOperation.Command("ReopenItem", Tag.Name, "An item is open again.", Callers.ItemWorkers, ApiBody.OptionalReason("Why.", "The rehearsal failed")) with
        {
            Description = "Ends a block, a waiver or \"not applicable\" too.",
        },
        ApiOperation.Command("BlockItem", Tag.Name, "An item can't go on.", Callers.ItemWorkers, ApiBody.Reason("What blocks it, and what would unblock it.", "The test environment is down until Monday")) with
        {
            Description = "The launch owner is told by mail.",
        },
        ApiOperation.Command("ReassignItem", Tag.Name, "Somebody else does an item.", Callers.Managers, new ApiBody(
            Object(Required("to", Person("Who does it from now on.")), Required("reason", Text(2000, "Why."))),
            """{ "to": "bob@contoso.example", "reason": "Ana has left the team" }""")) with { Description = "Both are told by mail." },
        ApiOperation.Command("AcknowledgeItem", Tag.Name, "An item has been seen.", Callers.ItemWorkers, new ApiBody(
            Object(Optional("expectedAt", Instant("By when it will be done: from now to the launch."))), """{ "expectedAt": "2027-02-12T17:00:00-05:00" }""") { IsRequired = false }) with
        {
            Description = "It settles nothing. Another date takes the place of the one before.",
        },
        ApiOperation.Command("MarkItemNotApplicable", Tag.Name, "An item does not apply to this launch.", Callers.ItemWorkers, ApiBody.Reason("Why it does not apply.", "No data leaves the region")),
        ApiOperation.Command("WaiveItem", Tag.Name, "Go on without an item.", Callers.Waivers, GateShapes.Waiver),
    ];
}
