namespace LaunchControl.Core.Launches;

/// <summary>Which launches to list; a null member does not restrict.</summary>
public sealed record LaunchFilter(LaunchStatus? Status = null, LaunchTier? Tier = null, string? Owner = null);
