namespace LaunchControl.Functions.Performance;

/// <summary>What became of observations that were pushed. They are durable.</summary>
/// <param name="Received">How many came.</param>
/// <param name="Stored">How many of them were new.</param>
/// <param name="AlreadyKnown">The others: their metric had one with that id before, or earlier in the same request.</param>
public sealed record ObservationsTaken(int Received, int Stored, int AlreadyKnown);
