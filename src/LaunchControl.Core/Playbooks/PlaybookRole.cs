namespace LaunchControl.Core.Playbooks;

/// <summary>A role that resolves to people when a launch starts.</summary>
public sealed record PlaybookRole(string Id, string Title, string Team);
