namespace LaunchControl.Core.Gates;

/// <summary>What the mail provider said about mail to somebody that did not arrive, or not yet.</summary>
/// <param name="Kind"><c>bounce</c>, <c>dropped</c> or <c>deferred</c>.</param>
/// <param name="Reason">In the provider's words, at most 500 characters.</param>
public sealed record DeliveryProblem(string Kind, string? Reason, DateTimeOffset At);
