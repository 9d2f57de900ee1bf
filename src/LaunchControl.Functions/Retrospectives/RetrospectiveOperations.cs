using LaunchControl.Core.Retrospectives;
using LaunchControl.Functions.Feedback;
using LaunchControl.Functions.OpenApi;

namespace LaunchControl.Functions.Retrospectives;

/// <summary>What the API document says about lessons and retrospectives.</summary>
internal static class RetrospectiveOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Command("AddLesson", FeedbackOperations.Tag.Name, "Write down what the team learnt.", Callers.Participants, new ApiBody(
            Shape.Object(
                Shape.Required("kind", Shape.OneOf<LessonKind>("`keep` doing it, `change` it, or `try` something new.")),
                Shape.Required("text", Shape.Text(AddLesson.LongestText, "At least one character.")),
                Shape.Optional("id", Shape.Text(AddLesson.LongestId, "Makes a repeat harmless: lower-case letters, digits and hyphens."))),
            """{ "kind": "keep", "text": "Support tried the product two weeks before customers did.", "id": "ask-support-early" }""")) with
        {
            Description = "From the launch moment on, also after completion. A launch holds at most 50.",
        },
        ApiOperation.Command("RemoveLesson", FeedbackOperations.Tag.Name, "Take a lesson back.", "Whoever wrote it down, the launch owner, and app roles Launch.Manage and Launch.Admin.",
            ApiBody.OptionalReason("Why; needed, here or in the query.", "It is there twice")) with
        {
            Parameters = [ApiParameter.IfMatch, ApiParameter.Query("reason", "Why, in place of a body.", Shape.Text(2000), "It is there twice")],
        },
        new("GetRetrospective", FeedbackOperations.Tag.Name, "What came of a launch.")
        {
            Description = "Made from what is stored at that moment, from the launch moment on; `isFinal` once every check has run.",
            Who = Callers.Readers,
            Answers =
            [
                ApiAnswer.Content(200, "text/html", "A page with charts, unless `Accept` prefers another form."),
                ApiAnswer.Content(200, "text/markdown", "The same without charts.", "# Retrospective of Contoso Pulse 2.0"),
                ApiAnswer.Json<Retrospective>(200, "The same as data.", Example),
            ],
            Problems = [404, 409],
        },
    ];

    private const string Example = """
        { "launchId": "contoso-pulse-2-0-7f3k2m", "launchName": "Contoso Pulse 2.0", "status": "live", "tier": "T1", "owner": "pm@contoso.example", "timeZone": "America/New_York",
          "playbook": { "id": "saas-ga", "version": 3 }, "asOf": "2027-03-04T10:00:00+00:00", "isFinal": false,
          "dates": { "plannedAtStart": "2027-02-23T09:00:00-05:00", "planned": "2027-03-02T09:00:00-05:00", "liveAt": "2027-03-02T09:00:00-05:00", "slipDays": 7,
            "moves": [ { "at": "2027-02-11T10:00:00+00:00", "by": "pm@contoso.example", "from": "2027-02-23T09:00:00-05:00", "to": "2027-03-02T09:00:00-05:00", "reason": "A week for the new price" } ] },
          "metrics": [], "missedMetrics": [], "checks": [],
          "gates": [ { "id": "engineering-ready", "name": "Engineering readiness", "team": "engineering", "status": "approved", "plannedAt": "2027-02-09T09:00:00-05:00",
            "dueAt": "2027-02-16T09:00:00-05:00", "passedAt": "2027-02-18T09:00:00-05:00", "slipDays": 9, "lateDays": 2 } ],
          "teams": [ { "team": "engineering", "gates": 1, "late": 1, "meanLateDays": 2, "worstLateDays": 2, "worstGate": "Engineering readiness" } ],
          "late": [ { "person": "ana@contoso.example", "count": 1, "worstDays": 2, "work": [ { "subject": "gate/engineering-ready", "name": "Engineering readiness",
            "dueAt": "2027-02-16T09:00:00-05:00", "doneAt": "2027-02-18T09:00:00-05:00", "lateDays": 2 } ] } ],
          "budget": { "currency": "USD", "plannedAtStart": 120000, "planned": 120000, "actual": 131500.5, "difference": 11500.5, "differencePercent": 9.6 },
          "exceptions": [ { "kind": "waiver", "subject": "gate/legal", "name": "Legal", "by": "risk@contoso.example", "at": "2027-02-20T09:00:00+00:00", "reason": "The risk is ours", "outcome": "stood" } ],
          "incidents": [], "feedback": { "count": 3, "positive": 1, "neutral": 0, "negative": 2, "customer": 2, "themes": [ { "theme": "pricing", "count": 2 } ] },
          "lessons": [ { "id": "ask-support-early", "kind": "keep", "text": "Support tried the product first.", "by": "sue@contoso.example", "at": "2027-03-03T09:00:00+00:00" } ],
          "missing": [ { "code": "no-metrics", "sentence": "No success metric was agreed, so nothing can be measured." } ] }
        """;
}
