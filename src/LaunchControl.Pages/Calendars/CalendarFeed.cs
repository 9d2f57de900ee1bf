using LaunchControl.Core.Calendars;

namespace LaunchControl.Pages;

/// <summary>What a calendar app reads.</summary>
/// <param name="Name">How the app calls the calendar; it may hold anything.</param>
/// <param name="Site">The public address of this system, for links to boards.</param>
public sealed record CalendarFeed(string Name, IReadOnlyList<CalendarEntry> Entries, Uri Site);
