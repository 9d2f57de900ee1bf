using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.People;

/// <summary>What the API document says about people.</summary>
internal static class PeopleOperations
{
    private const string Example = """{ "person": "ana@contoso.example", "from": "2027-03-01", "to": "2027-03-05", "delegate": "bob@contoso.example" }""";

    private const string AsksExample = """
        { "items": [ { "kind": "signOff", "subject": "gate/engineering-ready", "title": "Engineering readiness", "launchId": "contoso-pulse-2-0-7f3k2m",
          "launchName": "Contoso Pulse 2.0", "rag": "amber", "gate": "engineering-ready", "gateName": "Engineering readiness", "item": null, "round": 1,
          "since": "2027-02-16T14:00:00+00:00", "dueAt": "2027-02-20T14:00:00+00:00", "overdue": false, "inPlaceOf": "ana@contoso.example", "standIn": null,
          "acknowledgedAt": null, "promisedFor": null, "reason": null, "board": "https://launches.contoso.example/board/contoso-pulse-2-0-7f3k2m" } ], "continuationToken": null }
        """;

    public static ApiTag Tag { get; } = new("people", "Who does what, and who is away.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Command("ChangePeople", LaunchOperations.Tag.Name, "Change who has which role.", Callers.Managers, new ApiBody(
            Object(
                Required("people", Map(List(Person(), 20), "By role; roles that are left out stay. `launch-owner` names a new owner.")),
                Optional("reason", Text(2000, "Why; kept in the audit trail."))),
            """{ "people": { "eng-lead": ["bob@contoso.example"] }, "reason": "Bob took over" }""")) with
        {
            Description = "Open items and gates that are not passed follow.",
        },
        Delegation("GetDelegation", "When a person is away, and who stands in.") with { Answers = [ApiAnswer.Json<Absence>(200, "The delegation.", Example)], Problems = [404] },
        Delegation("SetDelegation", "Say when a person is away, and who stands in.") with
        {
            Body = new ApiBody(
                Object(Required("from", Date("First day away; 2000-01-01 or later.")), Required("to", Date("Last day away; at most 366 days, and not after 2199-12-31.")), Optional("delegate", Person("Who stands in."))),
                """{ "from": "2027-03-01", "to": "2027-03-05", "delegate": "bob@contoso.example" }"""),
            Description = "Whoever stands in is asked, with a link of their own, wherever the person is asked to sign while they are away. `warnings` says where the delegate can't. "
                + "Whoever owns launches of the person, and is neither the person nor a manager, says so for these launches alone; then nothing is stored beyond them.",
            Answers = [ApiAnswer.Json<DelegationView>(200, "Stored.", Example)],
            Problems = [400, 404, 413, 422],
        },
        Delegation("ListDelegationChanges", "Who changed a person's delegation, and how.") with
        {
            Answers = [ApiAnswer.Json<Listing<AbsenceChange>>(200, "The newest 200, newest first; without `absence` it was taken back.", $$"""
                { "items": [ { "at": "2027-02-20T08:00:00+00:00", "by": "ana@contoso.example", "absence": {{Example}} } ] }
                """), ApiAnswer.Csv(DelegationChangesCsv.Columns.Heading, "The same, where `Accept` names `text/csv`.")],
            Problems = [404],
        },
        SignOffs(),
        Delegation("RemoveDelegation", "The person is back.") with { Description = "For whoever only owns launches of the person: these launches go by what the person said again.", Answers = [ApiAnswer.Nothing(204, "There is none any more.")], Problems = [404] },
    ];

    private static ApiOperation SignOffs() => new("ListPersonSignOffs", Tag.Name, "What waits on a person across launches, most urgent first.")
    {
        Who = Callers.ReadersOfPerson,
        Parameters = [ApiParameter.PageSize(200, 50), ApiParameter.ContinuationToken],
        Answers =
        [
            ApiAnswer.Json<Page<PersonAskView>>(200, "Sign-offs, items, conditions and whatever else the person is asked for; also what they are asked in somebody else's place.", AsksExample),
            ApiAnswer.Content(200, "text/csv", "All of it, without paging, where `Accept` names `text/csv`.",
                "kind,subject,title,launchId,launchName,rag,gate,gateName,item,round,since,dueAt,overdue,inPlaceOf,standIn,acknowledgedAt,promisedFor,reason,board"),
        ],
        Problems = [404, 422],
    };

    private static ApiOperation Delegation(string function, string summary) => new(function, Tag.Name, summary) { Who = Callers.ThePerson, Answers = [] };
}
