namespace LaunchControl.Functions.DeadLetters;

/// <summary>A part of the list of dead letters.</summary>
/// <param name="ContinuationToken">Gives the next page; null on the last one.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetterView> Items, string? ContinuationToken);
