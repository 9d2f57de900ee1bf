using LaunchControl.Functions.Health;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.OpenApi;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>What the API document says about dead letters.</summary>
internal static class DeadLetterOperations
{
    private const string Receipt = """
        { "id": "launch-commands.17", "queue": "launch-commands", "messageId": "ci-4711-load-test", "launchId": "contoso-pulse-2-0-7f3k2m", "noted": true }
        """;

    private static readonly int[] Problems = [400, 404, 409, 413, 422];

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("ListDeadLetters", OperatingOperations.Tag.Name, "Messages that could not be carried out, why, and what to do.")
        {
            Description = "Queue by queue, oldest first. Secrets in bodies are masked. Looking changes and locks nothing.",
            Who = Callers.Admin,
            Parameters =
            [
                ApiParameter.Query("queue", $"Only of this queue: {string.Join(", ", QueueNames.All)}.", Shape.Text(50), QueueNames.LaunchCommands),
                ApiParameter.Query("launchId", "Only what names this launch.", Shape.Text(50), "contoso-pulse-2-0-7f3k2m"),
                ApiParameter.PageSize(100, 50),
                ApiParameter.ContinuationToken with { Example = "launch-commands.17" },
            ],
            Answers = [ApiAnswer.Json<Page<DeadLetterView>>(200, "A page of them.", """
                { "items": [ { "id": "launch-commands.17", "queue": "launch-commands", "messageId": "ci-4711-load-test", "reason": "item-not-found",
                  "description": "There is no item 'load-tset' in this launch.", "explanation": "The launch has no such item.",
                  "nextStep": "Look the id up with GET /api/launches/{id}; send a mended message and discard this one, or add the item and replay it.",
                  "firstFailedAt": "2027-02-16T14:00:00+00:00", "firstFailure": "item-not-found", "deadLetteredAt": "2027-02-16T14:00:00+00:00", "attempts": 1,
                  "redeliveries": 0, "launchId": "contoso-pulse-2-0-7f3k2m", "payload": { "command": "completeItem", "itemId": "load-tset" }, "excerpt": null, "size": 212 } ],
                  "continuationToken": null }
                """), ApiAnswer.Csv(DeadLettersCsv.Columns.Heading, "All of them, without paging and without their bodies, where `Accept` names `text/csv`.")],
            Problems = [422],
        },
        new("ReplayDeadLetter", OperatingOperations.Tag.Name, "Send a message again as it was, once its cause is mended.")
        {
            Description = "Replaying twice, or being interrupted, doubles nothing: its command counts once. It is in the audit trail of the launch that it names.",
            Who = Callers.Admin,
            Body = ApiBody.OptionalReason("Why, for the audit trail.", "The item was added"),
            Answers = [ApiAnswer.Json<DeadLetterReceipt>(202, "Sent.", Receipt)],
            Problems = Problems,
        },
        new("DiscardDeadLetter", OperatingOperations.Tag.Name, "Throw a message away for good.")
        {
            Description = "It is in the audit trail of the launch that it names.",
            Who = Callers.Admin,
            Body = ApiBody.Reason("Why the message may be lost.", "A mended one was sent"),
            Answers = [ApiAnswer.Json<DeadLetterReceipt>(202, "Gone.", Receipt)],
            Problems = Problems,
        },
    ];
}
