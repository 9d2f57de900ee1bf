using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>A receipt, or why there is none.</summary>
public sealed record DeadLetterResult(DeadLetterReceipt? Receipt, Refusal? Refusal)
{
    public static DeadLetterResult Done(DeadLetterReceipt receipt) => new(receipt, null);

    public static DeadLetterResult Gone(string id) => new(null, new Refusal(RefusalKind.NotFound, "dead-letter-not-found",
        $"There is no dead letter '{id}'. If there was one, it has been replayed or discarded, and nothing is left to do. GET /api/dead-letters lists those that there are."));

    public static DeadLetterResult Busy(string id) => new(null, new Refusal(RefusalKind.Conflict, "dead-letter-busy",
        $"Somebody else is working on dead letter '{id}', or the hourly patrol is. Look again in a minute."));
}
