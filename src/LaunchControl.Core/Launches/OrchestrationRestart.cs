namespace LaunchControl.Core.Launches;

/// <summary>The last time that a launch got new orchestrations.</summary>
/// <param name="Sequence">Of its audit entry.</param>
public sealed record OrchestrationRestart(string Reason, int Sequence);
