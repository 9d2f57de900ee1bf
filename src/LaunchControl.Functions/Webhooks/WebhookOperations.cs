using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Webhooks;

/// <summary>What the API document says about webhooks and the events that they carry.</summary>
internal static class WebhookOperations
{
    private const string Body = """
        { "url": "https://hooks.contoso.example/launches", "events": ["launchcontrol.gate.*", "launchcontrol.launch.live"], "contact": "ops@contoso.example" }
        """;

    private const string Example = """
        { "id": "0f8c2a71d3b94e56", "url": "https://hooks.contoso.example/launches", "events": ["launchcontrol.gate.*"], "launchId": null,
          "contact": "ops@contoso.example", "description": null, "status": "active", "failingSince": null, "disabledAt": null, "disabledReason": null,
          "secrets": [ { "generation": 1, "keyId": "2027a", "createdAt": "2027-01-04T09:00:00Z", "signsUntil": null } ],
          "createdAt": "2027-01-04T09:00:00Z", "createdBy": "admin@contoso.example",
          "history": [ { "at": "2027-01-04T09:00:00Z", "actor": "admin@contoso.example", "action": "created", "summary": "Created for https://hooks.contoso.example/launches." } ],
          "links": { "self": "https://launch.contoso.example/api/webhooks/0f8c2a71d3b94e56", "deliveries": "https://launch.contoso.example/api/webhooks/0f8c2a71d3b94e56/deliveries" } }
        """;

    private const string DeliveryExample = """
        { "id": "6584316236854775807-2147483630-contoso-pulse-2-0-7f3k2m", "eventId": "contoso-pulse-2-0-7f3k2m_17", "eventType": "launchcontrol.gate.approved",
          "launchId": "contoso-pulse-2-0-7f3k2m", "status": "delivered", "createdAt": "2027-02-11T10:00:00Z", "nextAttemptAt": null, "givesUpAt": null,
          "endedAt": "2027-02-11T10:00:01Z", "attempts": [ { "at": "2027-02-11T10:00:00Z", "status": 200, "outcome": "answered 200", "milliseconds": 41 } ] }
        """;

    public static ApiTag Tag { get; } = new("webhooks", "Events of launches, posted to other systems.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        Operation("ListWebhooks", "All webhooks.", ApiAnswer.Json<Listing<WebhookView>>(200, "Oldest first.", $$"""{ "items": [ {{Example}} ] }"""), ApiAnswer.Csv(WebhooksCsv.Columns.Heading)) with
        {
            Parameters = [ApiParameter.Query("removed", "`true` lists those that were removed instead; the end of `history` says by whom.", Boolean(), "true")],
            Problems = [422],
        },
        Operation("CreateWebhook", "Subscribe an address to events.", Shown(201, "Created. `secret` is shown here only.") with
        {
            Headers = new Dictionary<string, string> { ["Location"] = "Where the webhook is found." },
        }) with
        {
            Description = "Events come as CloudEvents, signed as the Standard Webhooks specification has it.",
            Body = new ApiBody(
                Object(
                    Required("url", Address("Where to post: https, or what OutgoingHttp__allowedHosts opens.")),
                    Optional("events", List(Text(200), 50, "Types, or beginnings such as `launchcontrol.gate.*`; all unless given.")),
                    Optional("launchId", Text(50, "One launch; all unless given.")),
                    Required("contact", Person("Is told when the webhook is disabled.")),
                    Optional("description", Text(500))),
                Body),
            Problems = [400, 409, 413, 422],
        },
        Operation("GetWebhook", "A webhook.", Shown(200, "The webhook.")) with { Problems = [404] },
        Operation("ChangeWebhook", "Change a webhook.", Shown(200, "The webhook as it is now.")) with
        {
            Description = "JSON merge patch (RFC 7396): what is left out stays.",
            Body = new ApiBody(
                Object(
                    new ShapeMember("url", Address(), false),
                    Optional("events", List(Text(200), 50)),
                    Optional("launchId", Text(50)),
                    new ShapeMember("contact", Person(), false),
                    Optional("description", Text(500))),
                """{ "events": ["launchcontrol.launch.*"], "description": null }"""),
            Problems = [400, 404, 409, 413, 422],
        },
        Operation("RemoveWebhook", "End a webhook.", ApiAnswer.Nothing(204, "Nothing more is delivered to it.")) with { Problems = [404, 409] },
        Operation("RotateWebhookSecret", "Make a new signing secret.", Shown(200, "The webhook; `secret` is shown here only.")) with
        {
            Description = "For 24 hours the secret so far signs beside the new one.",
            Problems = [404, 409],
        },
        Operation("EnableWebhook", "Deliver again after a webhook was disabled.", Shown(200, "Events are delivered from now on.")) with { Problems = [404, 409] },
        Operation("TestWebhook", "Send a test event.", Delivery(202, "The delivery after its first attempt.")) with { Problems = [404, 409] },
        Operation("ListWebhookDeliveries", "The log of a webhook's deliveries.", ApiAnswer.Json<Page<DeliveryView>>(
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
        Operation("ReplayWebhookDelivery", "Deliver an event once more.", Delivery(202, "The delivery after another attempt.")) with
        {
            Description = "Under the `webhook-id` that it had, by which a receiver knows a repeat.",
            Problems = [404, 409],
        },
        Operation("GetEventSchema", "JSON Schema of events.", ApiAnswer.Content(
            200, "application/schema+json", "JSON Schema 2020-12.", """{ "$id": "urn:launchcontrol:schema:event", "type": "object" }""")) with
        {
            Who = Callers.Read,
        },
    ];

    private static ApiOperation Operation(string function, string summary, params IReadOnlyList<ApiAnswer> answers) => new(function, Tag.Name, summary) { Who = Callers.Admin, Answers = answers };

    private static ApiAnswer Shown(int status, string description) => ApiAnswer.Json<WebhookView>(status, description, Example);

    private static ApiAnswer Delivery(int status, string description) => ApiAnswer.Json<DeliveryView>(status, description, DeliveryExample);
}
