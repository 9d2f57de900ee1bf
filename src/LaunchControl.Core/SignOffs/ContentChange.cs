namespace LaunchControl.Core.SignOffs;

/// <summary>Something that is not as it was when somebody signed.</summary>
/// <param name="Before">Null for what is new.</param>
/// <param name="After">Null for what is gone.</param>
public sealed record ContentChange(string Name, string? Before, string? After);
