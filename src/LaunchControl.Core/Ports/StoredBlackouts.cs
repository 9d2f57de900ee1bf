using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Ports;

/// <summary>Blackout windows and holidays as they are stored.</summary>
/// <param name="Version">1 or more; 0 where nobody has put any yet.</param>
/// <param name="By">Who put this version; null for version 0.</param>
public sealed record StoredBlackouts(int Version, string? By, DateTimeOffset? At, BlackoutCalendar Calendar)
{
    public static StoredBlackouts None { get; } = new(0, null, null, BlackoutCalendar.None);
}
