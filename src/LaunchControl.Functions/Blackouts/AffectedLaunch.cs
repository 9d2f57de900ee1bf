namespace LaunchControl.Functions.Blackouts;

/// <summary>A launch whose date lies in a blackout window that came or changed after the date was given.</summary>
/// <param name="Window">Id of the window.</param>
public sealed record AffectedLaunch(string Id, string Name, string Owner, DateTimeOffset LaunchAt, string Window);
