namespace LaunchControl.Functions.Diagnosis;

/// <summary>What a decision still has to bring about outside.</summary>
/// <param name="Since">When the decision was stored.</param>
/// <param name="Intents">Kind by kind, without addresses.</param>
public sealed record PendingView(DateTimeOffset Since, IReadOnlyList<string> Intents);
