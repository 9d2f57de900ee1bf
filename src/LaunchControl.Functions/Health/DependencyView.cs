namespace LaunchControl.Functions.Health;

/// <param name="Status">As that of the whole.</param>
/// <param name="Detail">One sentence; null where there is nothing to say.</param>
public sealed record DependencyView(string Status, string? Detail);
