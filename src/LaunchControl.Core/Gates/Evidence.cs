namespace LaunchControl.Core.Gates;

/// <summary>What shows that an item is done: a link, a text, or both.</summary>
/// <param name="Url">Absolute http or https address, at most 2,000 characters.</param>
/// <param name="Text">At most 2,000 characters.</param>
public sealed record Evidence(string? Url, string? Text);
