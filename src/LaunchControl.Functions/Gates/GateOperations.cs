using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Gates;

/// <summary>What the API document says about gates.</summary>
internal static class GateOperations
{
    public static ApiTag Tag { get; } = new("gates", "Gates and their sign-off.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Command("RequestReview", Tag.Name, "Ask for a new round after a rejection or an expiry.", Callers.Managers, new ApiBody(
            Object(Optional("note", Text(2000, "What was mended; the approvers read it."))), """{ "note": "The runbook has its rollback steps now" }""") { IsRequired = false }),
        ApiOperation.Command("WaiveGate", Tag.Name, "Go on without a gate's sign-off.", Callers.Waivers, GateShapes.Waiver) with { Description = "Not for the go/no-go decision." },
        ApiOperation.Command("RevokeGateWaiver", Tag.Name, "Ask for the sign-off after all.", $"{Callers.Waivers} The launch owner and app role Launch.Manage too.",
            ApiBody.Reason("Why.", "The beta showed otherwise")),
        ApiOperation.Command("OverrideGate", Tag.Name, "Approve a gate in an emergency.", Callers.Overriders, ApiBody.Reason("Why; it stays visible for good.", "The approver can't be reached, the fix is urgent")),
        ApiOperation.Command("WaitForGates", Tag.Name, "Open a gate only once gates of other launches are passed.", Callers.Managers, new ApiBody(
            Object(Required("gates", List(GateShapes.OtherGate(), 20, "All that it waits for; empty for none."))),
            """{ "gates": [ { "launch": "contoso-identity-9-8k2p4q", "gate": "engineering-ready" } ] }""")),
    ];
}
