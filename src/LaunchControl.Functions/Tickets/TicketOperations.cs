using System.Text.Json.Nodes;
using LaunchControl.Core.Gates;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Tickets;

/// <summary>What the API document says about reports of ticket systems.</summary>
internal static class TicketOperations
{
    private const string Example = """
        { "matched": 1, "items": [ { "launchId": "contoso-pulse-2-0-7f3k2m", "itemId": "load-test", "outcome": "completed" } ] }
        """;

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        Webhook("ReceiveJiraEvents", "An issue of Jira was updated: items that are linked to it follow.", "Jira, by the secret of its webhook.") with
        {
            Parameters = [new ApiParameter("X-Hub-Signature", "header", "`sha256=` and the HMAC of the body in hexadecimal digits.", Text(71), "sha256=5d7370c827b66f5e0b8e2e9b6ab0dc4f1e8a92c3d7f6b5a4e3d2c1b0a9f8e7d6")],
            Body = new ApiBody(
                new JsonObject { ["type"] = "object" },
                """
                { "timestamp": 1798812000000, "webhookEvent": "jira:issue_updated", "issue": { "key": "PROJ-123", "self": "https://contoso.atlassian.net/rest/api/2/issue/10002",
                  "fields": { "status": { "name": "Done", "statusCategory": { "key": "done" } } } }, "changelog": { "items": [ { "field": "status", "toString": "Done" } ] } }
                """),
        },
        Webhook("ReceiveTicketEvents", "A ticket of any system is done, or open again: items that are linked to it follow.", "Whoever signs with a secret that is set for it, as the Standard Webhooks specification has it.") with
        {
            Parameters =
            [
                new ApiParameter("webhook-id", "header", "The same for each attempt to deliver one report.", Text(200), "msg_2b7c"),
                new ApiParameter("webhook-timestamp", "header", "Unix seconds, at most five minutes off.", Text(11), "1798812000"),
                new ApiParameter("webhook-signature", "header", "`v1,` and the HMAC-SHA-256 of id, timestamp and body in base64; several with a space between.", Text(2000), "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="),
            ],
            Body = new ApiBody(
                Object(
                    Required("ticket", Text(ItemTicket.LongestKey)),
                    Required("status", OneOf("Whether work on it is over.", "open", "done")),
                    Required("at", Instant("When the ticket changed to that.")),
                    Optional("url", Address("Where people look at it; becomes the item's evidence.")),
                    Optional("by", Text(254, "Who reports it: a mail address, or a system's name."))),
                """{ "ticket": "PROJ-123", "status": "done", "at": "2027-02-16T14:00:00Z", "url": "https://tickets.contoso.example/PROJ-123", "by": "ticket-bot" }"""),
            Problems = [400, 401, 404, 413, 422, 429],
        },
    ];

    private static ApiOperation Webhook(string function, string summary, string who) => new(function, ChecklistOperations.Tag.Name, summary)
    {
        Who = who,
        NeedsToken = false,
        Answers = [ApiAnswer.Json<TicketReportTaken>(200, "Stored. No item that matched is no fault.", Example)],
        Problems = [400, 401, 404, 413, 429],
    };
}
