namespace LaunchControl.Core.Calendars;

/// <summary>Whether what stands in a calendar will take place.</summary>
public enum CalendarState
{
    Confirmed,

    /// <summary>It is held, or was stopped by a no-go, and may come at another time.</summary>
    Tentative,
    Cancelled,
}
