namespace LaunchControl.Core.Ports;

/// <summary>An entry of the backlog, and how often the sweep tried it in vain.</summary>
public sealed record BacklogItem(BacklogEntry Entry, int Attempts);
