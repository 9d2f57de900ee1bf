using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Blackouts;

/// <summary>What the API document says about blackout windows, holidays and collisions.</summary>
internal static class BlackoutOperations
{
    private const string Windows = """
        "windows": [ { "id": "year-end-2027", "name": "Year end freeze", "from": "2027-12-20", "to": "2028-01-02", "timeZone": null, "tiers": [ "T1", "T2" ], "markets": [],
          "reason": "Nobody is there to help customers" } ],
        "holidays": { "us": { "name": "United States", "days": [ { "date": "2027-11-25", "name": "Thanksgiving" } ] } }
        """;

    private const string Document = $$"""{ "version": 3, "changedBy": "admin@contoso.example", "changedAt": "2027-01-11T10:00:00+00:00", {{Windows}} }""";

    public static ApiTag Tag { get; } = new("blackouts", "On which days nothing is launched.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("GetBlackouts", Tag.Name, "Blackout windows and holidays.")
        {
            Who = Callers.Read,
            Answers =
            [
                Answer("As they are now; version 0 where nobody has put any.", Document),
                ApiAnswer.Csv(BlackoutRow.Columns.Heading, "A row for each window and each holiday, where `Accept` names `text/csv`."),
            ],
        },
        new("PutBlackouts", Tag.Name, "Replace the blackout windows and holidays.")
        {
            Description = "The whole document: what is left out is gone. Everything is validated at once; the same document again changes nothing. "
                + "Running launches keep the holidays that they started with; those whose date lies in a window now are `affected`, and their owners get a mail, once for each window.",
            Who = Callers.Admin,
            Parameters = [ApiParameter.IfMatch with { Description = "The ETag of the version that the change is based on." }],
            Body = new ApiBody(Schema(), $"{{ {Windows} }}"),
            Answers =
            [
                Answer("Stored, or unchanged.", $$"""
                    { "version": 3, "changedBy": "admin@contoso.example", "changedAt": "2027-01-11T10:00:00+00:00", {{Windows}},
                      "affected": [ { "id": "contoso-pulse-2-0-7f3k2m", "name": "Contoso Pulse 2.0", "owner": "pm@contoso.example", "launchAt": "2027-12-21T09:00:00-05:00", "window": "year-end-2027" } ] }
                    """),
            ],
            Problems = [400, 412, 413, 422],
        },
        new("ListBlackoutChanges", Tag.Name, "Who changed blackout windows and holidays, and when.")
        {
            Who = Callers.Read,
            Answers =
            [
                ApiAnswer.Json<Listing<BlackoutChange>>(200, "Newest first, the last 200.", """
                    { "items": [ { "version": 3, "by": "admin@contoso.example", "at": "2027-01-11T10:00:00+00:00", "windows": 1, "calendars": 1 } ] }
                    """),
                ApiAnswer.Csv(BlackoutChangesCsv.Columns.Heading, "The same, where `Accept` names `text/csv`."),
            ],
        },
        ApiOperation.LaunchRead("GetCollisions", LaunchOperations.Tag.Name, "What gets into the launch's way: other launches of the week and audience, overloaded approvers.",
            ApiAnswer.Json<Listing<Collision>>(200, "As it is now. Warnings: nothing is refused for them.", """
                { "items": [ { "kind": "sameAudience", "what": "Contoso Wave launches in the same week (2027-03-01 to 2027-03-07) for the same audience.", "weekOf": "2027-03-01",
                  "launches": [ "contoso-wave-2k4m7p" ], "person": null, "gatesDue": null } ] }
                """), ApiAnswer.Csv(CollisionsCsv.Columns.Heading)),
    ];

    /// <summary>In a start request, and in one that moves a launch.</summary>
    public static ShapeMember Override => Optional("blackoutOverride", Object(
        Required("reason", Text(2000, "Why the launch may be on a day on which nothing is launched; kept only where it is. For app role Launch.Admin."))));

    private static ApiAnswer Answer(string description, string example) => ApiAnswer.Json<BlackoutsView>(200, description, example) with
    {
        Headers = new Dictionary<string, string> { ["ETag"] = "The version's." },
    };

    private static JsonObject Schema() => Object(
        Required("windows", List(Window(), BlackoutRules.MostWindows, "In which nothing is launched.")),
        Required("holidays", Map(Calendar(), "Holiday calendars by id. A start request names those that hold for its launch.")));

    private static JsonObject Window() => Object(
        Required("id", Text(40, "Lower-case letters, digits and hyphens.")),
        Required("name", Text(BlackoutRules.LongestName)),
        Required("from", Date("First day.")),
        Required("to", Date("Last day, which is part of the window; at most 366 days.")),
        Optional("timeZone", Text(2000, "IANA name: whose days these are. Those of each launch's own zone unless given.")),
        Optional("tiers", List(OneOf<LaunchTier>(), 3, "All unless given.")),
        Optional("markets", List(Text(BlackoutRules.LongestMarket), BlackoutRules.MostMarkets, "All unless given. A launch that names no markets is for all of them.")),
        Optional("reason", Text(2000)));

    private static JsonObject Calendar() => Object(
        Required("name", Text(BlackoutRules.LongestName)),
        Optional("days", List(Object(Required("date", Date()), Required("name", Text(BlackoutRules.LongestName))), BlackoutRules.MostHolidays)));
}
