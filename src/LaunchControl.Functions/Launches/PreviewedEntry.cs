namespace LaunchControl.Functions.Launches;

/// <summary>An audit entry that a command would make.</summary>
/// <param name="Subject">What it would be about: <c>gate/engineering-ready</c>; null for the launch itself.</param>
public sealed record PreviewedEntry(string Action, string? Subject, string Summary);
