namespace LaunchControl.Functions.DeadLetters;

/// <summary>What a reason of a dead letter means, for whoever looks after it.</summary>
/// <param name="Reason">As it is in <c>DeadLetterReason</c>.</param>
/// <param name="Queues">Where it happens, as <c>docs/queues.md</c> says it.</param>
/// <param name="Explanation">What is wrong: a sentence.</param>
/// <param name="NextStep">What to do about it: a sentence.</param>
public sealed record DeadLetterAdvice(string Reason, string Queues, string Explanation, string NextStep);
