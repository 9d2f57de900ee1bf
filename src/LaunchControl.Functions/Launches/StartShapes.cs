using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.OpenApi;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.StatusMails;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Launches;

/// <summary>What a request may say that starts a launch.</summary>
internal static class StartShapes
{
    public static ApiBody Body { get; } = new(Schema(), """
        { "name": "Contoso Pulse 2.0", "playbook": "saas-ga", "tier": "T1", "launchAt": "2027-03-02T09:00:00-05:00", "timeZone": "America/New_York",
          "owner": "pm@contoso.example",
          "people": { "eng-lead": ["ana@contoso.example"], "marketing-lead": ["marc@contoso.example"], "sales-lead": ["sol@contoso.example"],
                      "support-lead": ["sue@contoso.example"], "executive": ["vp@contoso.example"] },
          "brief": { "targetCustomer": "Teams of 10 to 200", "pricing": "29 USD a seat and month", "channels": ["email", "webinar"], "budget": { "currency": "USD", "planned": 120000 } },
          "inputs": { "markets": ["US", "DE"] },
          "metrics": [ { "id": "activation-rate", "unit": "%", "direction": "up", "baseline": 34, "target": 40, "guardrail": 30 } ] }
        """);

    private static JsonObject Schema() => Object(
        Optional("name", Text(StartLaunchRules.LongestName, "One line; needed unless `cloneOf` is given.")),
        Optional("playbook", Playbook()),
        Optional("cloneOf", Text(LaunchId.Longest, "Id of an earlier launch: what is left out here is taken from there, except dates and decisions.")),
        Optional("tier", OneOf<LaunchTier>("Needed unless `cloneOf` is given.")),
        Required("launchAt", Instant("The launch moment, with its offset; in the future.")),
        Optional("timeZone", Text(2000, "IANA name; needed unless `cloneOf` is given.")),
        Optional("calendar", Object(
            Optional("workingDays", List(OneOf<DayOfWeek>(), 7, "Monday to Friday unless given.")),
            Optional("holidays", List(Date(), StartLaunchRules.MostHolidays)),
            Optional("calendars", List(Text(40), BlackoutRules.MostCalendars, "Ids of holiday calendars of `GET /api/blackouts`: their days are copied, and nothing launches on them.")))),
        BlackoutOperations.Override,
        Optional("owner", Person("Whoever calls, unless given.")),
        Optional("people", Map(List(Person(), 20), "Who has which of the playbook's roles.")),
        Optional("brief", BriefShapes.Brief()),
        Optional("inputs", Map(List(Text(200), 50), "Answers to the playbook's inputs.")),
        Optional("metrics", List(MetricShapes.Listed(), StartLaunchRules.MostMetrics)),
        Optional("statusMail", StatusMailOperations.Schema()),
        new ShapeMember("postLaunchChecks", MetricShapes.Checks(), false),
        Optional("waitsFor", Map(
            List(GateShapes.OtherGate(), StartLaunchRules.MostWaitsFor), "By gate of this launch: gates of other launches that have to be passed before it opens.")));

    private static JsonObject Playbook() => new()
    {
        ["description"] = "The latest version of a playbook, or a certain one. Needed unless `cloneOf` is given.",
        ["anyOf"] = new JsonArray(
            Text(40),
            Object(Required("id", Text(40)), Optional("version", Integer(1))),
            new JsonObject { ["type"] = "null" }),
    };
}
