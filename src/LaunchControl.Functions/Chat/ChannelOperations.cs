using LaunchControl.Core.Chat;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.OpenApi;
using LaunchControl.Functions.Webhooks;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Chat;

/// <summary>What the API document says about chat channels.</summary>
internal static class ChannelOperations
{
    // No address of a real chat: tests send what the document shows.
    private const string Body = """
        { "kind": "slack", "url": "https://hooks.slack.example/services/T000/B000/XXXX", "team": "marketing" }
        """;

    private const string Example = """
        { "id": "marketing", "kind": "slack", "team": "marketing", "events": [], "host": "hooks.slack.com", "fingerprint": "5d41402a", "status": "active",
          "failingSince": null, "disabledAt": null, "disabledReason": null, "createdAt": "2027-01-04T09:00:00Z", "createdBy": "pm@contoso.example",
          "history": [ { "at": "2027-01-04T09:00:00Z", "actor": "pm@contoso.example", "action": "created", "summary": "Created for hooks.slack.com (5d41402a)." } ],
          "links": { "self": "https://launch.contoso.example/api/launches/contoso-pulse-2-0-7f3k2m/channels/marketing",
            "deliveries": "https://launch.contoso.example/api/launches/contoso-pulse-2-0-7f3k2m/channels/marketing/deliveries" } }
        """;

    private const string DeliveryExample = """
        { "id": "6584316236854775807-2147483630-contoso-pulse-2-0-7f3k2m", "eventId": "contoso-pulse-2-0-7f3k2m_17", "eventType": "launchcontrol.gate.approved",
          "launchId": "contoso-pulse-2-0-7f3k2m", "status": "delivered", "createdAt": "2027-02-11T10:00:00Z", "nextAttemptAt": null, "givesUpAt": null,
          "endedAt": "2027-02-11T10:00:01Z", "attempts": [ { "at": "2027-02-11T10:00:00Z", "status": 200, "outcome": "answered 200", "milliseconds": 141 } ] }
        """;

    public static ApiTag Tag { get; } = new("chat", "Messages for people in Slack and Microsoft Teams.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        Operation("ListChannels", "A launch's chat channels.", Callers.Readers, ApiAnswer.Json<Listing<ChannelView>>(200, "By id.", $$"""{ "items": [ {{Example}} ] }"""), ApiAnswer.Csv(ChannelsCsv.Columns.Heading)),
        Operation("GetChannel", "A chat channel.", Callers.Readers, Shown(200, "The channel; never its address.")),
        Operation("PutChannel", "Set a chat channel up, or change it.", Callers.Managers, Shown(200, "Changed; one that was given up posts again."), Shown(201, "Set up.")) with
        {
            Description = "The body is the whole of the channel, but for `url`: without one the present address stays.",
            Body = new ApiBody(
                Object(
                    Required("kind", OneOf<ChatKind>("`slack`: an incoming webhook. `teams`: a workflow that waits for a webhook.")),
                    Optional("url", Address(
                        "The webhook's address, which nobody is shown again. Needed for a new channel. Of Slack or Teams, or what OutgoingHttp__allowedHosts opens.")),
                    Optional("team", Text(100, "Post only what concerns this team's gates, and the launch as a whole.")),
                    Optional("events", List(Text(200), 50, "Types, or beginnings such as `launchcontrol.gate.*`; the usual ones unless given."))),
                Body),
            Problems = [400, 404, 409, 413, 422],
        },
        Operation(
            "RemoveChannel", "End a chat channel.", Callers.Managers, ApiAnswer.Nothing(204, "Nothing more is posted to it, and its address is forgotten.")) with
        {
            Problems = [404, 409],
        },
        Operation(
            "TestChannel", "Post a trial message.", Callers.Managers, ApiAnswer.Json<DeliveryView>(202, "The delivery after its first attempt.", DeliveryExample)) with
        {
            Problems = [404, 409],
        },
        Operation("ListChannelDeliveries", "The log of a chat channel's messages.", Callers.Managers, ApiAnswer.Json<Page<DeliveryView>>(
            200, "Newest first.", $$"""{ "items": [ {{DeliveryExample}} ], "continuationToken": null }"""), ApiAnswer.Csv(DeliveriesCsv.Columns.Heading)) with
        {
            Parameters =
            [
                ApiParameter.Query("status", "Only these.", OneOf<DeliveryStatus>(), "failed"),
                ApiParameter.PageSize(200, 50),
                ApiParameter.ContinuationToken,
            ],
            Problems = [404, 422],
        },
    ];

    private static ApiOperation Operation(string function, string summary, string who, params IReadOnlyList<ApiAnswer> answers) =>
        new(function, Tag.Name, summary) { Who = who, Answers = answers, Problems = [404] };

    private static ApiAnswer Shown(int status, string description) => ApiAnswer.Json<ChannelView>(status, description, Example);
}
