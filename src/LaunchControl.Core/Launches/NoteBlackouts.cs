using LaunchControl.Core.Commands;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>The organisation's blackout windows have changed: note whether the launch lies in one of them now.</summary>
public sealed record NoteBlackouts(BlackoutCalendar Blackouts) : LaunchCommand;
