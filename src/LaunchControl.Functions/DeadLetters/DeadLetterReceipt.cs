namespace LaunchControl.Functions.DeadLetters;

/// <summary>What was done with a dead letter.</summary>
/// <param name="LaunchId">The launch that its body names; null for none.</param>
/// <param name="Noted">The launch's audit trail has an entry of it.</param>
public sealed record DeadLetterReceipt(string Id, string Queue, string MessageId, string? LaunchId, bool Noted);
