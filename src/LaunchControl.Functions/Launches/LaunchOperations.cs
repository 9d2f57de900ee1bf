using LaunchControl.Core.Blockers;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.Diagnosis;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.OpenApi;
using LaunchControl.Functions.Portfolios;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Launches;

/// <summary>What the API document says about launches as a whole.</summary>
internal static class LaunchOperations
{
    public static ApiTag Tag { get; } = new("launches", "Start launches, see where they stand, change their plan.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        Start(),
        List(),
        ApiOperation.LaunchRead("GetLaunch", Tag.Name, "The whole launch.",
            ApiAnswer.Json<LaunchView>(200, "With gates, items and readiness.", ApiAnswer.LaunchExample) with
            {
                Headers = new Dictionary<string, string> { ["ETag"] = "Another one after every change; for `If-Match`." },
            }),
        ApiOperation.LaunchRead("GetReadiness", Tag.Name, "How ready it is, when it can launch, and how readiness came to be.", ApiAnswer.Json<ReadinessReport>(200, "With the history for a burn-up.", """
            { "score": 62, "rag": "amber", "ragReason": "It can launch on 2027-03-04 at the earliest, 2 working days late: Load test at twice the expected peak decides.",
              "factors": [ { "name": "gates", "weight": 40, "score": 50, "detail": "4 of 8 gates are passed." } ], "risks": [],
              "forecast": { "earliestLaunchAt": "2027-03-04T09:00:00-05:00", "slipDays": 2,
                "drivenBy": { "kind": "item", "subject": "item/load-test", "what": "Load test at twice the expected peak", "who": [ "ana@contoso.example" ], "startsOn": "2027-02-24", "finishesOn": "2027-03-01" },
                "criticalPath": [], "gates": [ { "gateId": "engineering-ready", "passesOn": "2027-03-02", "slackDays": 0, "isCritical": true } ] },
              "history": [ { "day": "2027-02-16", "score": 57, "rag": "green", "gatesPassed": 3, "gatesTotal": 8, "itemsSettled": 20, "itemsTotal": 41, "slipDays": 0, "launchAt": "2027-03-02T09:00:00-05:00" } ] }
            """), ApiAnswer.Csv(ReadinessCsv.Columns.Heading, "The history alone, where `Accept` names `text/csv`.")),
        ApiOperation.LaunchRead("GetBlockers", Tag.Name, "What blocks it, who can unblock it, by when.", ApiAnswer.Json<Listing<Blocker>>(200, "Most urgent first.", """
            { "items": [ { "kind": "signOff", "subject": "gate/engineering-ready", "what": "Engineering ready waits for the decision of ana@contoso.example.", "reason": null,
              "since": "2027-02-16T14:00:00+00:00", "who": [ { "person": "ana@contoso.example", "awayUntil": null, "delegate": null } ],
              "by": "2027-02-20T14:00:00+00:00", "delaysLaunchBy": 0 } ] }
            """), ApiAnswer.Csv(BlockersCsv.Columns.Heading)),
        ApiOperation.LaunchRead("ListItems", Tag.Name, "The checklist as a list: every item with its gate.", ApiAnswer.Json<Listing<ItemRow>>(200, "In the order of the gates.", """
            { "items": [ { "id": "load-test", "title": "Load test at twice the expected peak", "phase": "Readiness", "gate": "engineering-ready", "gateName": "Engineering readiness",
              "team": "engineering", "status": "done", "statusSince": "2027-02-16T14:00:00+00:00", "reason": null, "owner": "ana@contoso.example", "dueAt": "2027-02-16T09:00:00-05:00",
              "overdue": false, "requiresEvidence": true, "evidence": [ { "url": "https://wiki.contoso.example/load-test", "text": null } ], "condition": false,
              "completedAt": "2027-02-16T14:00:00+00:00", "completedBy": "ana@contoso.example" } ] }
            """), ApiAnswer.Csv(ItemsCsv.Columns.Heading)),
        Audit(),
        ApiOperation.LaunchRead("GetDiagnosis", Tag.Name, "Why the launch is waiting, and whether anything is wrong with LaunchControl itself.",
            ApiAnswer.Json<LaunchDiagnosis>(200, "Findings only where something is wrong.", """
            { "launchId": "contoso-pulse-2-0-7f3k2m", "status": "inReadiness", "summary": "Waits for Engineering ready: ana@contoso.example decides by 2027-02-20.", "isStuck": false,
              "findings": [], "waitsFor": [], "nextEvaluationAt": "2027-02-20T14:00:00+00:00",
              "lastChange": { "at": "2027-02-16T14:00:00+00:00", "action": "gate.signOffRequested", "summary": "Sign-off requested from 1 approver." },
              "orchestrations": [ { "id": "contoso-pulse-2-0-7f3k2m", "status": "running" } ], "outbox": [], "deadLetters": [] }
            """)),
        ApiOperation.Command("ChangeBrief", Tag.Name, "Change the go-to-market brief, inputs or tier; of a launch that is over, budget.actual alone.", Callers.Managers, BriefShapes.Patch) with
        {
            Description = "A JSON merge patch (RFC 7396). Gates and items with a condition come and go with inputs and tier; sign-offs that cover what changed are asked for again.",
        },
        ApiOperation.Command("Reschedule", Tag.Name, "Move the launch moment.", Callers.Managers, new ApiBody(
            Object(Required("launchAt", Instant("The new launch moment, in the future.")), Optional("reason", Text(2000, "Why; needed unless the date is the same.")), BlackoutOperations.Override),
            """{ "launchAt": "2027-03-09T09:00:00-05:00", "reason": "A week for the new price" }""")) with
        {
            Description = "Open due dates move with it; done work stays. The date it has already, with `blackoutOverride`: it stays, although it lies in a blackout window by now.",
        },
        ApiOperation.Command("HoldLaunch", Tag.Name, "Stop for a while.", Callers.Managers, ApiBody.Reason("Why the launch is held.", "Waiting for the security review")) with
        {
            Description = "Nothing is asked, signed, expired or launched until it is resumed.",
        },
        ApiOperation.Command("ResumeLaunch", Tag.Name, "Go on after a hold.", Callers.Managers, ApiBody.Reason("Why the launch goes on.", "The security review is done")),
        ApiOperation.Command("CancelLaunch", Tag.Name, "Give it up for good.", Callers.Managers, ApiBody.Reason("Why the launch is cancelled.", "The pilot customers left")) with
        {
            Description = "Review links die, nothing is asked or launched any more, and everyone involved is told once. There is no way back: clone the launch to start anew.",
        },
        ApiOperation.Command("RestartOrchestrations", Tag.Name, "Give a stuck launch new orchestrations.", Callers.Managers, ApiBody.Reason("Why they are replaced.", "Stuck after the restore")) with
        {
            Description = "Nothing that was decided changes.",
        },
    ];

    private const string PageToken = "NGM4YjFkMmYwYTNlfDYzOTQwMjU5NDAwMDAwMDAwMHxjb250b3NvLXB1bHNlLTItMC03ZjNrMm18";

    private static ApiOperation Start() => new("StartLaunch", Tag.Name, "Start a launch from a playbook, or from an earlier launch.")
    {
        Who = Callers.Manage,
        Parameters =
        [
            ApiParameter.DryRun,
            new ApiParameter("Idempotency-Key", "header", "The same key with the same body gives the same launch.", Text(255), "start-pulse-2"),
        ],
        Body = StartShapes.Body,
        Answers =
        [
            ApiAnswer.Json<LaunchView>(202, "Started.", ApiAnswer.LaunchExample) with { Headers = new Dictionary<string, string> { ["Location"] = "Where the launch is found." } },
            ApiAnswer.Json<LaunchView>(200, "A dry run: what would be started, with `plannedMails`.", ApiAnswer.LaunchExample),
        ],
        Problems = [400, 404, 409, 413, 422],
    };

    private static ApiOperation List() => new("ListLaunches", Tag.Name, "Launches: filtered, searched, sorted; newest first unless told otherwise.")
    {
        Description = "What is given restricts, all of it together. Members of a launch are as of its last change. What one instance of the app did shows on others within about five seconds.",
        Who = Callers.Read,
        Parameters =
        [
            ApiParameter.Query("status", "Only launches with this status.", OneOf<LaunchStatus>(), "inReadiness"),
            ApiParameter.Query("tier", "Only launches of this tier.", OneOf<LaunchTier>(), "T1"),
            ApiParameter.Query("owner", "Only launches of this owner.", Person(), "pm@contoso.example"),
            ApiParameter.Query("active", "`true`: only launches that are neither completed nor cancelled; `false`: only the others.", Boolean(), "true"),
            ApiParameter.Query("team", "Only launches in which this team has a gate.", Text(PortfolioQuery.LongestTeam), "engineering"),
            ApiParameter.Query("rag", "Only launches of this colour.", OneOf<RagStatus>(), "red"),
            ApiParameter.Query("from", "Only planned launch moments from here on: a day in the launch's own zone, or an instant with its offset.", Text(40), "2027-03-01"),
            ApiParameter.Query("to", "Only planned launch moments up to here, inclusive: a day in the launch's own zone, all of which counts, or an instant with its offset.", Text(40), "2027-03-31"),
            ApiParameter.Query("q", "Words of which each must be in the name, the id or the owner; case and accents don't count.", Text(PortfolioQuery.LongestSearch), "pulse 2.0"),
            ApiParameter.Query("sort", "In which order; `-` turns it round. Launches that are equal follow by id, those without a deadline come last.",
                OneOf(null, [.. LaunchSort.All.Select(sort => sort.ToString())]), "launchAt"),
            ApiParameter.PageSize(PortfolioQuery.LargestPageSize, PortfolioQuery.DefaultPageSize),
            ApiParameter.ContinuationToken with { Description = "From the page before, to get the one after; with the same filter and sort. A launch that is added meanwhile moves no other.", Example = PageToken },
        ],
        Answers =
        [
            ApiAnswer.Json<LaunchPage>(200, "A page of them.", """
            { "items": [ { "id": "contoso-pulse-2-0-7f3k2m", "name": "Contoso Pulse 2.0", "status": "inReadiness", "tier": "T1", "owner": "pm@contoso.example",
              "launchAt": "2027-03-02T09:00:00-05:00", "timeZone": "America/New_York", "startedAt": "2027-01-11T10:00:00+00:00", "rag": "amber", "score": 62,
              "gatesPassed": 3, "gatesTotal": 8, "phase": "Readiness", "teams": [ "engineering", "marketing", "sales", "support" ],
              "nextDeadline": { "at": "2027-02-16T09:00:00-05:00", "what": "Sign-off of Engineering readiness" }, "blockers": 4,
              "earliestLaunchAt": "2027-03-04T09:00:00-05:00", "slipDays": 2, "liveAt": null } ], "continuationToken": null }
            """),
            ApiAnswer.Csv(LaunchesCsv.Columns.Heading, "All that fit the filter, without paging, where `Accept` names `text/csv`."),
        ],
        Problems = [422],
    };

    private static ApiOperation Audit() => new("GetAudit", Tag.Name, "The audit trail, oldest first.")
    {
        Who = Callers.Readers,
        Parameters =
        [
            ApiParameter.Query("changes", "`true` adds old and new values: applied in order they give the launch as it is stored.", Boolean(), "true"),
            ApiParameter.PageSize(1000, 100),
            ApiParameter.ContinuationToken,
        ],
        Answers =
        [
            ApiAnswer.Json<Page<AuditEntryView>>(200, "A page of it.", """
            { "items": [ { "sequence": 1, "at": "2027-01-11T10:00:00+00:00", "actor": "pm@contoso.example", "channel": "api", "action": "launch.started", "subject": null,
              "summary": "Contoso Pulse 2.0 was started.", "oldValue": null, "newValue": "preparing", "reason": null, "onBehalfOf": null, "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
              "hash": "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03", "previousHash": null } ],
              "continuationToken": "1" }
            """),
            ApiAnswer.Content(200, "text/csv", "All of it, without paging and without the changes in detail, where `Accept` names `text/csv`.",
                "sequence,at,actor,channel,action,subject,summary,oldValue,newValue,reason,traceId,hash,previousHash,onBehalfOf"),
        ],
        Problems = [404, 422],
    };
}
