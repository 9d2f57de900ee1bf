namespace LaunchControl.Core.Ports;

/// <summary>One command of a launch that may have left intents behind.</summary>
public sealed record BacklogEntry(string LaunchId, string CommandId);
