using LaunchControl.Core.GoNoGo;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.OpenApi;

namespace LaunchControl.Functions.GoNoGo;

/// <summary>What the API document says about the go/no-go.</summary>
internal static class GoNoGoOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.LaunchRead("GetRollCall", LaunchOperations.Tag.Name, "The go/no-go by team, and what would decide it now.", ApiAnswer.Json<RollCall>(200, "As it stands.", """
            { "outcome": "open", "noGo": null,
              "gates": [ { "gate": "go-no-go", "name": "Go/no-go", "round": 1, "outcome": "open", "rule": "Everybody who is required has to say go. A single no-go stops the launch.",
                "next": "1 of 2 has said go; a go of support (sue@contoso.example) decides it now, and so does a no-go of anybody.", "override": null,
                "teams": [
                  { "team": "engineering", "calls": [ { "person": "ana@contoso.example", "role": "eng-lead", "required": true, "call": "conditionalGo", "comment": "Once the runbook is there.",
                    "at": "2027-02-26T10:00:00+00:00", "countsFrom": null, "channel": "emailLink", "onBehalfOf": null, "signOffId": "so-0f8c2a71d3b94e560f8c2a71d3b94e56",
                    "conditions": [ { "item": "go-no-go-r1-c1", "what": "Write the runbook", "owner": "eve@contoso.example", "dueAt": "2027-03-01T17:00:00-05:00", "isMet": false, "isMissed": false } ], "decidedBy": "ana@contoso.example", "standIn": null } ] },
                  { "team": "support", "calls": [ { "person": "sue@contoso.example", "role": "support-lead", "required": true, "call": "notCalled", "comment": null,
                    "at": null, "countsFrom": null, "channel": null, "onBehalfOf": null, "signOffId": null, "conditions": [], "decidedBy": null, "standIn": "tom@contoso.example" } ] } ] } ],
              "recommendations": [] }
            """)),
        ApiOperation.Command("DismissRecommendation", LaunchOperations.Tag.Name, "Go on although a condition of the go was missed.", Callers.Managers,
            ApiBody.Reason("Why the launch goes on without the condition.", "The runbook of the last release will do")) with
        {
            Description = "To follow the recommendation, hold the launch. A condition that is met late ends it too.",
        },
    ];
}
