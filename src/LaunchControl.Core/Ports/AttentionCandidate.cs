using LaunchControl.Core.Attention;

namespace LaunchControl.Core.Ports;

/// <summary>A launch that asks something of people.</summary>
/// <param name="AsOf">When its row was written: another for each change of the launch.</param>
public sealed record AttentionCandidate(string LaunchId, DateTimeOffset AsOf, AttentionIndex Attention);
