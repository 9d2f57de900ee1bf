namespace LaunchControl.Functions.OpenApi;

/// <summary>A group of operations.</summary>
internal sealed record ApiTag(string Name, string Description);
