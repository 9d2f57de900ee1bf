using LaunchControl.Core.Calendars;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Tests.Calendars;

/// <summary>Another program reads the same instants out of our calendars, in zones of every kind, also around changes of the clocks.</summary>
public sealed class ZoneTests
{
    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/Berlin")]
    [InlineData("Europe/Dublin")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Australia/Adelaide")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Pacific/Apia")]
    [InlineData("Etc/UTC")]
    public async Task Every_instant_of_two_years_is_read_as_it_was_written(string timeZone)
    {
        var first = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);
        var entries = Enumerable.Range(0, 2 * 366).Select(day => Entry($"day-{day}", first.AddDays(day).AddMinutes(day * 97 % 1440), timeZone))
            .Concat(AroundChanges(timeZone).Select((at, number) => Entry($"change-{number}", at, timeZone))).ToList();

        var read = await ReadCalendar.OfAsync(CalendarText.Write(new CalendarFeed("Zones", entries, new Uri("https://launch.contoso.example/"))));

        Assert.Equal(entries.Count, read.Events.Count);
        Assert.All(entries, entry => Assert.Equal(entry.Moment!.At.UtcDateTime, read[entry.Uid].StartsAt.UtcDateTime));
        Assert.All(read.Events.Where(one => one.Zone is not null), one => Assert.Equal(timeZone, one.Zone));
    }

    // Every quarter of an hour of the hours around each change.
    private static IEnumerable<DateTimeOffset> AroundChanges(string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        for (var hour = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero); hour.Year < 2029; hour = hour.AddHours(1))
        {
            if (zone.GetUtcOffset(hour) != zone.GetUtcOffset(hour.AddHours(1)))
            {
                for (var quarter = -12; quarter <= 12; quarter++)
                {
                    yield return hour.AddMinutes(quarter * 15);
                }
            }
        }
    }

    private static CalendarEntry Entry(string uid, DateTimeOffset at, string timeZone) => new()
    {
        Uid = uid,
        Title = uid,
        Moment = new CalendarMoment(at, TimeSpan.FromHours(1), timeZone),
        Sequence = 1,
        ChangedAt = at,
    };
}
