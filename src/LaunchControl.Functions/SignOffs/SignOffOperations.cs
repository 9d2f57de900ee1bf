using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.SignOffs;

/// <summary>What the API document says about decisions and the links to them.</summary>
internal static class SignOffOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("DecideGate", GateOperations.Tag.Name, "Decide as the signed-in caller.")
        {
            Description = "The decision is safe once it is accepted, and recorded a moment later; the launch then shows it.",
            Who = Callers.Approvers,
            Body = Decision,
            Answers = [ApiAnswer.Json<SignOffAccepted>(202, "Durable.", """{ "signOffId": "3f0c5f9e8d7b4c2a9b1e6d5c4f3a2b1c" }""")],
            Problems = [400, 404, 409, 413, 422],
        },
        ApiOperation.Command("AcknowledgeGate", GateOperations.Tag.Name, "The caller, who is asked to sign, has seen it.", Callers.Approvers, new ApiBody(
            Object(Optional("decidesBy", Instant("By when the caller decides: from now to the launch, and before the review expires."))),
            """{ "decidesBy": "2027-02-19T17:00:00-05:00" }""") { IsRequired = false }) with { Description = "It decides nothing. Another date takes the place of the one before." },
        ApiOperation.Command("ReassignApprover", GateOperations.Tag.Name, "Somebody signs in another's place.", Callers.Managers, new ApiBody(
            Object(Required("from", Person("Who was to sign.")), Required("to", Person("Who signs instead.")), Required("reason", Text(2000, "Why."))),
            """{ "from": "ana@contoso.example", "to": "bob@contoso.example", "reason": "Ana has left the team" }""")) with { Description = "The old link dies." },
        ApiOperation.Command("ResendLink", GateOperations.Tag.Name, "Send a fresh review link.", Callers.Managers, new ApiBody(
            Object(Required("person", Person("The approver; only they get the link."))), """{ "person": "ana@contoso.example" }""")) with { Description = "The old link dies." },
        ApiOperation.Command("RevokeLinks", GateOperations.Tag.Name, "Review links stop working.", Callers.Managers, new ApiBody(
            Object(Optional("person", Person("Whose link; everybody's unless given.")), Required("reason", Text(2000, "Why."))),
            """{ "person": "ana@contoso.example", "reason": "The mail was forwarded" }""")),
    ];

    private static ApiBody Decision => new(
        Object(
            Required("decision", OneOf<SignOffDecision>("`withdraw` takes a recorded one back.")),
            Optional("comment", Text(RecordSignOff.LongestComment, "Needed to reject.")),
            Optional("replaces", Text(100, "Id of the recorded sign-off that this changes or withdraws.")),
            Optional("fingerprint", Text(100, "The gate's `fingerprint` as you saw it: the decision counts only for that.")),
            Optional("effectiveAt", Instant("Approve now, effective later.")),
            Optional("conditions", List(
                Object(
                    Required("title", Text(200, "What has to be done, in one line.")),
                    Required("owner", Person()),
                    Required("dueAt", Instant("From now to the launch."))),
                RecordSignOff.MostConditions,
                "An approval on conditions: each becomes an item with owner and date."))),
        """{ "decision": "approve", "comment": "Runbook checked" }""");
}
