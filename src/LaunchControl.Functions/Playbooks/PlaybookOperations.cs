using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Playbooks;

/// <summary>What the API document says about playbooks.</summary>
internal static class PlaybookOperations
{
    private const string Small = """
        { "id": "hotfix", "version": 1, "name": "Hotfix", "description": "A fix that can't wait.",
          "roles": [ { "id": "eng-lead", "title": "Engineering lead", "team": "engineering" } ],
          "phases": [ { "id": "go", "name": "Go", "kind": "goNoGo", "gates": [ { "id": "go-no-go", "name": "Go", "team": "engineering", "due": "L-1d",
            "approvers": [ { "role": "eng-lead" } ], "items": [ { "id": "tests", "title": "All tests pass", "owner": "eng-lead", "due": "L-1d" } ] } ] } ] }
        """;

    private const string Summaries = """
        { "items": [ { "id": "saas-ga", "version": 3, "name": "SaaS general availability", "description": "A hosted product becomes generally available.",
          "by": "pm@contoso.example", "at": "2027-01-08T09:30:00+00:00" } ] }
        """;

    public static ApiTag Tag { get; } = new("playbooks", "Versioned templates of launches.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("ListPlaybooks", Tag.Name, "The latest version of each playbook.")
        {
            Who = Callers.Read,
            Answers = [ApiAnswer.Json<Listing<PlaybookSummary>>(200, "By id.", Summaries), ApiAnswer.Csv(PlaybooksCsv.Columns.Heading)],
        },
        new("ListPlaybookVersions", Tag.Name, "All versions of a playbook.")
        {
            Who = Callers.Read,
            Answers = [ApiAnswer.Json<Listing<PlaybookSummary>>(200, "Newest first.", Summaries), ApiAnswer.Csv(PlaybooksCsv.Columns.Heading)],
            Problems = [404],
        },
        new("GetPlaybook", Tag.Name, "A playbook.")
        {
            Who = Callers.Read,
            Parameters = [ApiParameter.Query("version", "The latest unless given.", Integer(1), "3")],
            Answers = [Document(200, "The playbook.")],
            Problems = [404],
        },
        new("PutPlaybook", Tag.Name, "Make a new version of a playbook, or a new playbook.")
        {
            Description = "Everything is validated at once. The same document again changes nothing.",
            Who = Callers.Manage,
            Parameters = [ApiParameter.DryRun, ApiParameter.IfMatch with { Description = "The ETag of the version that the change is based on." }],
            Body = new ApiBody(Reference(PlaybookSchema.Name), Small),
            Answers =
            [
                Document(200, "Nothing changed, or a dry run."),
                Document(201, "A new version.") with { Headers = new Dictionary<string, string> { ["ETag"] = "The version's.", ["Location"] = "Where the version is found." } },
            ],
            Problems = [400, 409, 412, 413, 422],
        },
        new("GetPlaybookSchema", Tag.Name, "JSON Schema of playbooks.")
        {
            Who = Callers.Read,
            Answers = [ApiAnswer.Content(200, "application/schema+json", "JSON Schema 2020-12.", """{ "$id": "urn:launchcontrol:schema:playbook", "type": "object" }""")],
        },
    ];

    // What is stored has every member, what is sent only those that matter; one schema describes both.
    private static ApiAnswer Document(int status, string description) => new(status, description, null, Small) { Component = PlaybookSchema.Name };
}
