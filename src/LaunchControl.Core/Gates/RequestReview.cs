using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Ask for sign-off again after a rejection: a new round with fresh votes and fresh links.</summary>
public sealed record RequestReview(string GateId, string? Note) : LaunchCommand;
