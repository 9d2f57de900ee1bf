namespace LaunchControl.Functions.DeadLetters;

/// <summary>Every reason that LaunchControl and the broker give up messages for. <c>docs/queues.md</c> has the same table.</summary>
public static class DeadLetterGuide
{
    private const string Commands = "`launch-commands`";
    private const string SignOffs = "`gate-sign-offs`";
    private const string Every = "every";

    private static readonly DeadLetterAdvice Unknown = new(
        "", Every, "The message was refused, and nothing was changed.", "Do what the description says and send the message as a new one, or replay this one once the cause is mended.");

    public static IReadOnlyList<DeadLetterAdvice> All { get; } =
    [
        new("invalid-request", Every, "The message can't be read as what its queue carries.", "Mend the members that the description names, send it as a new message, and discard this one."),
        new("launch-not-found", Every, "There is no launch with this id.", "Look the id up with GET /api/launches, send a mended message, and discard this one."),
        new("gate-not-found", SignOffs, "The launch has no such gate.", "Look the id up with GET /api/launches/{id}, send a mended message, and discard this one."),
        new("item-not-found", Commands, "The launch has no such item.", "Look the id up with GET /api/launches/{id}; send a mended message and discard this one, or add the item and replay it."),
        new("evidence-required", Commands, "The item can't be done without evidence.", "Send a new message with evidence, and discard this one."),
        new("too-much-evidence", Commands, "The item would hold more than 20 pieces of evidence.", "Link to one place that lists them, send that as a new message, and discard this one."),
        new("item-waits", Commands, "Other items have to be completed before this one.", "Complete the items that the description names, then replay this one."),
        new("item-done", Commands, "The item is done already.", "Reopen the item and replay this one if it is not done after all; otherwise discard this one."),
        new("item-is-condition", Commands, "The item is a condition of somebody's approval.", "Meet the condition, or ask whoever set it to decide anew; then replay this one or discard it."),
        new("launch-is-live", Commands, "The checklist of a live launch is closed.", "Nothing can be done with it any more: discard it."),
        new("launch-is-over", Every, "The launch is completed or cancelled.", "Nothing can be done with it any more: discard it."),
        new("not-an-approver", SignOffs, "Whoever decided is no approver of the gate.", "Let an approver of the gate decide and discard this one; or reassign the gate to that person and replay it."),
        new("reason-required", Every, "It says no reason, and needs one.", "Send a new message with a reason (a comment on gate-sign-offs), and discard this one."),
        new("reason-too-long", Commands, "The reason is too long.", "Send a new message with a reason of at most 2,000 characters, and discard this one."),
        new("comment-too-long", SignOffs, "The comment is too long.", "Send a new message with a comment of at most 4,000 characters, and discard this one."),
        new("gave-up", Every, "It failed twelve times over about 45 minutes for a fault on LaunchControl's side.", "Wait for a day: it is sent again every hour. After that find its message id in the logs, remove the cause, and replay it."),
        new("MaxDeliveryCountExceeded", Every, "The process crashed on it ten times.", "Wait for a day: it is sent again every hour. After that find its message id in the logs, remove the cause, and replay it."),
        new("TTLExpiredException", Every, "It grew too old in its queue: nobody carried it out in time.", "Wait for a day: it is sent again every hour. After that see whether the app runs and reads the queue, and replay it."),
    ];

    private static readonly Dictionary<string, DeadLetterAdvice> ByReason = All.ToDictionary(advice => advice.Reason, StringComparer.Ordinal);

    public static DeadLetterAdvice Of(string? reason) => ByReason.GetValueOrDefault(reason ?? "", Unknown);
}
