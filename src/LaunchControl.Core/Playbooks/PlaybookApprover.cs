namespace LaunchControl.Core.Playbooks;

/// <summary>A role whose people are asked to sign a gate off.</summary>
public sealed record PlaybookApprover(string Role, bool Required = true);
