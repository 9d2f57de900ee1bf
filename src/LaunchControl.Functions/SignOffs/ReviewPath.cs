namespace LaunchControl.Functions.SignOffs;

/// <summary>Where a signed-in person decides.</summary>
/// <param name="Path">Path and query of their review page. A secret: it holds their link.</param>
/// <param name="IsChange">They have decided, and can change it there.</param>
public sealed record ReviewPath(string Path, bool IsChange);
