using LaunchControl.Core.Commands;

namespace LaunchControl.Core.SignOffs;

/// <summary>Make review links of a gate useless: one person's, or everybody's.</summary>
/// <param name="Person">Null for everybody.</param>
public sealed record RevokeLinks(string GateId, string? Person, string? Reason) : LaunchCommand;
