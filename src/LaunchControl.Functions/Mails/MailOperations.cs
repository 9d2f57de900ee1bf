using System.Text.Json.Nodes;
using LaunchControl.Functions.Health;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Mails;

/// <summary>What the API document says about reports on mails.</summary>
internal static class MailOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("ReceiveMailEvents", OperatingOperations.Tag.Name, "What became of our mails: SendGrid's signed event webhook.")
        {
            Who = "The mail provider, by its signature.",
            NeedsToken = false,
            Parameters =
            [
                new ApiParameter("X-Twilio-Email-Event-Webhook-Signature", "header", "ECDSA signature over timestamp and body, in base64.", Text(200), "MEUCIQDq"),
                new ApiParameter("X-Twilio-Email-Event-Webhook-Timestamp", "header", "Unix seconds; not older than five minutes.", Text(11), "1798812000"),
            ],
            Body = new ApiBody(
                new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["description"] = "An event; one that is faulty, or not about the delivery of our mails, is ignored." } },
                """[ { "event": "bounce", "email": "ana@contoso.example", "timestamp": 1798812000, "sg_event_id": "c2YtMQ", "launchId": "contoso-pulse-2-0-7f3k2m", "gateId": "engineering-ready" } ]"""),
            Answers = [ApiAnswer.Json<MailEventsTaken>(200, "Stored.", """{ "received": 1, "ignored": 0 }""")],
            Problems = [400, 401, 404, 413, 429],
        },
    ];
}
