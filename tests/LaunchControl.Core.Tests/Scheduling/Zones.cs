using CsCheck;

namespace LaunchControl.Core.Tests.Scheduling;

/// <summary>Time zones and launch moments to try.</summary>
internal static class Zones
{
    /// <summary>Half hours, 45 minutes, daylight saving of half an hour and of two hours, negative daylight saving, and standard times that moved.</summary>
    public static Gen<TimeZoneInfo> Any { get; } = Gen.OneOfConst(
        "UTC", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Nuuk", "America/Scoresbysund", "Europe/Berlin", "Europe/Dublin",
        "Africa/Casablanca", "Africa/Juba", "Asia/Almaty", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Gaza", "Australia/Lord_Howe",
        "Australia/Eucla", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Antarctica/Troll").Select(TimeZoneInfo.FindSystemTimeZoneById);

    /// <summary>Any second of 2020 to 2040.</summary>
    public static Gen<DateTimeOffset> Instant { get; } =
        Gen.Int[0, 21 * 365 * 24 * 3600].Select(second => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second));

    /// <summary>
    /// The first instant at which clocks show this wall time or, where they leave it out, a later one; found by walking through the instants
    /// around it, quarter of an hour by quarter of an hour, since clocks change on no finer grid.
    /// </summary>
    public static DateTimeOffset FirstAt(DateTime wall, TimeZoneInfo zone)
    {
        var quarter = TimeSpan.FromMinutes(15);
        var start = new DateTimeOffset(wall.Date, TimeSpan.Zero).AddHours(-15);
        for (var from = start; ; from += quarter)
        {
            var local = TimeZoneInfo.ConvertTime(from, zone);
            if (wall - local.DateTime < quarter)
            {
                return wall <= local.DateTime ? local : local + (wall - local.DateTime);
            }
        }
    }
}
