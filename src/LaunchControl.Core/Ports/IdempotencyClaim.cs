namespace LaunchControl.Core.Ports;

/// <summary>What an idempotency key stands for since it was first used.</summary>
public sealed record IdempotencyClaim(string LaunchId, string Fingerprint);
