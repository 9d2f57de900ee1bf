namespace LaunchControl.Core.Scheduling;

/// <summary>What stands against a launch date: a blackout window, or a holiday with a name.</summary>
/// <param name="Window">Id of the window; null for a holiday.</param>
/// <param name="Calendar">Id of the holiday's calendar; null for a window.</param>
/// <param name="To">Last day of the window; the holiday itself.</param>
/// <param name="Reason">Why nothing is launched then, where somebody said so.</param>
public sealed record BlackoutConflict(string? Window, string? Calendar, string Name, DateOnly From, DateOnly To, string? Reason)
{
    public static BlackoutConflict Of(BlackoutWindow window) => new(window.Id, null, window.Name, window.From, window.To, window.Reason);

    public static BlackoutConflict Of(Holiday holiday) => new(null, holiday.Calendar, holiday.Name, holiday.Date, holiday.Date, null);

    /// <summary>For a sentence: <c>the blackout window 'Year end' (2027-12-20 to 2028-01-02)</c>.</summary>
    public string InWords => Window is null ? $"the holiday '{Name}' ({From:yyyy-MM-dd}, calendar {Calendar})"
        : From == To ? $"the blackout window '{Name}' ({From:yyyy-MM-dd})"
        : $"the blackout window '{Name}' ({From:yyyy-MM-dd} to {To:yyyy-MM-dd})";
}
