namespace LaunchControl.Core.Launches;

/// <summary>One part of a go-to-market brief.</summary>
/// <param name="Key">Its name in JSON, and in <c>approves</c> of a playbook's gate after <c>brief.</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Value">In words; null where it was not given.</param>
public sealed record BriefPart(string Key, string Name, string? Value);
