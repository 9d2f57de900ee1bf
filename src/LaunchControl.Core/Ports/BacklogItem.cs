namespace LaunchControl.Core.Ports;

/// <summary>An entry of the backlog.</summary>
/// <param name="Since">When it was added first.</param>
/// <param name="Attempts">How often the sweep tried it in vain.</param>
public sealed record BacklogItem(BacklogEntry Entry, DateTimeOffset Since, int Attempts);
