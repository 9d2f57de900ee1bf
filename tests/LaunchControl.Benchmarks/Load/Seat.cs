namespace LaunchControl.Benchmarks.Load;

/// <summary>Somebody who is asked to sign a gate, in its first round.</summary>
/// <param name="Link">Of the review mail.</param>
internal sealed record Seat(string LaunchId, string GateId, string Person, Uri Link);
