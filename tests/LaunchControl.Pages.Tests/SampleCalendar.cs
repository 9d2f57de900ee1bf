using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages.Tests;

/// <summary>Months with little and much in them.</summary>
internal static class SampleCalendar
{
    public static CalendarModel Empty => new() { Month = new DateOnly(2027, 3, 1), Today = new DateOnly(2027, 2, 16), TimeZone = "UTC", Launches = [], IsPartial = true, Me = "ana@contoso.example" };

    public static CalendarModel Full => Empty with
    {
        Today = new DateOnly(2027, 3, 4),
        TimeZone = "Europe/Berlin",
        IsReadersZone = true,
        IsPartial = false,
        Launches =
        [
            .. Enum.GetValues<LaunchStatus>().Select((status, number) => Launch($"Contoso Pulse {number + 1} with a name that is rather long", status, 2 + number * 3)),
            .. Enumerable.Range(1, 10).Select(number => Launch($"Fabrikam {number}", LaunchStatus.InReadiness, 17)),
        ],
        Gates = [new CalendarGate("contoso-pulse-1", "Contoso Pulse 1", "Engineering readiness", new DateTimeOffset(2027, 3, 8, 14, 0, 0, TimeSpan.Zero))],
        Blackouts = new BlackoutCalendar
        {
            Windows =
            [
                new BlackoutWindow("quarter-end", "Quarter end freeze", new DateOnly(2027, 3, 29), new DateOnly(2027, 4, 2)) { Tiers = [LaunchTier.T1, LaunchTier.T2] },
                new BlackoutWindow("move", "Data centre move", new DateOnly(2027, 2, 26), new DateOnly(2027, 3, 2)) { TimeZone = "America/New_York", Markets = ["US"] },
            ],
            Holidays = new Dictionary<string, HolidayCalendar> { ["de"] = new("Germany", [new Holiday(new DateOnly(2027, 3, 26), "Good Friday")]) },
        },
    };

    public static CalendarAddressModel Address => new()
    {
        Address = new Uri($"https://launch.contoso.example/calendar/feed/v1.2027a.{new string('A', 60)}.{new string('B', 43)}"),
        MadeAt = new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero),
        Action = "/calendar/subscribe",
        Token = "token",
        Now = new DateTimeOffset(2027, 2, 16, 9, 0, 0, TimeSpan.Zero),
    };

    private static LaunchSummary Launch(string name, LaunchStatus status, int day) => new()
    {
        Id = $"launch-{day}",
        Name = name,
        Status = status,
        Tier = LaunchTier.T1,
        Owner = "pm@contoso.example",
        LaunchAt = new DateTimeOffset(2027, 3, day, 9, 0, 0, TimeSpan.FromHours(-5)),
        TimeZone = "America/New_York",
        StartedAt = new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero),
        Rag = RagStatus.Green,
        Score = 50,
        GatesPassed = 1,
        GatesTotal = 2,
    };
}
