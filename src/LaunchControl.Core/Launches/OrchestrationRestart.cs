namespace LaunchControl.Core.Launches;

/// <summary>The last time that a launch got new orchestrations.</summary>
/// <param name="Sequence">Of its audit entry.</param>
/// <param name="At">When; null for one that was stored without.</param>
public sealed record OrchestrationRestart(string Reason, int Sequence, DateTimeOffset? At = null);
