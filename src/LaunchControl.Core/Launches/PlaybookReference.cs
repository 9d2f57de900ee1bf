namespace LaunchControl.Core.Launches;

/// <summary>The playbook version that a launch was copied from.</summary>
public sealed record PlaybookReference(string Id, int Version);
