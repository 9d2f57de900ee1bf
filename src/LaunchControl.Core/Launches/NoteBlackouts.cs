using LaunchControl.Core.Commands;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>The organisation's blackout windows have changed: note whether the launch lies in one of them now.</summary>
/// <param name="Version">Of the windows. One that is older than what the launch was told last changes nothing.</param>
public sealed record NoteBlackouts(BlackoutCalendar Blackouts, int Version) : LaunchCommand;
