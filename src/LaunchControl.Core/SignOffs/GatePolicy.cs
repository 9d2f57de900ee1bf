namespace LaunchControl.Core.SignOffs;

/// <summary>The sign-off rules of a gate.</summary>
public sealed record GatePolicy(Quorum Quorum);
