using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Launches;

/// <summary>Give the launch and its open gates new orchestrations in place of those that are stuck, failed or gone.</summary>
/// <param name="Reason">What was found, for the audit trail.</param>
public sealed record RestartOrchestrations(string? Reason) : LaunchCommand;
