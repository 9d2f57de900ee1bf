using CsCheck;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Scheduling;

/// <summary>Against answers that are found by walking: through the days of a window, and day by day to the next free one.</summary>
public sealed class BlackoutCalendarTests
{
    private static readonly Gen<IReadOnlyList<string>> Markets = Gen.OneOfConst("DE", "US", "fr").Array[0, 2].Select(IReadOnlyList<string> (markets) => markets);

    private static readonly Gen<BlackoutWindow> Window = Gen.Select(WorkingDays.Day, Gen.Int[0, 40], Zones.Any, Gen.Int[0, 3], Markets, (from, days, zone, kind, markets) =>
        new BlackoutWindow($"window-{days}", "Freeze", from, from.AddDays(days))
        {
            TimeZone = kind == 0 ? zone.Id : null,
            Tiers = kind == 1 ? [LaunchTier.T1] : kind == 2 ? [LaunchTier.T2, LaunchTier.T3] : [],
            Markets = markets,
        });

    private static readonly Gen<PlannedDate> Planned = Gen.Select(Zones.Instant, Zones.Any, WorkingDays.Any, Gen.Enum<LaunchTier>(), Markets, (at, zone, calendar, tier, markets) =>
        new PlannedDate(TimeZoneInfo.ConvertTime(at, zone), zone, calendar, tier, markets));

    [Fact]
    public void A_launch_lies_in_a_window_on_its_first_day_its_last_day_and_all_between_as_the_clocks_there_show_them() =>
        Gen.Select(Window, Planned, Gen.Int[-2, 42]).Sample((window, planned, day) =>
        {
            var zone = window.TimeZone is { } own ? TimeZoneInfo.FindSystemTimeZoneById(own) : planned.Zone;
            var near = planned with { LaunchAt = Zones.FirstAt(window.From.AddDays(day).ToDateTime(new TimeOnly(planned.LaunchAt.Hour, planned.LaunchAt.Minute)), zone) };
            var shown = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(near.LaunchAt, zone).DateTime);
            var days = Enumerable.Range(0, window.To.DayNumber - window.From.DayNumber + 1).Select(window.From.AddDays).ToHashSet();
            var concerns = (window.Tiers.Count == 0 || window.Tiers.Any(tier => tier == near.Tier))
                && (window.Markets.Count == 0 || near.Markets.Count == 0 || window.Markets.Any(market => near.Markets.Any(other => string.Equals(market, other, StringComparison.OrdinalIgnoreCase))));

            Assert.Equal(concerns && days.Contains(shown), new BlackoutCalendar { Windows = [window] }.WindowAt(near) is not null);
        }, iter: 2000);

    [Fact]
    public void The_next_free_day_is_the_first_working_day_that_no_window_covers() =>
        Gen.Select(Window.Array[0, 4], Planned).Sample((windows, planned) =>
        {
            // All windows around the launch, so that they matter.
            var start = planned.Day;
            windows = [.. windows.Select((window, index) => window with { From = start.AddDays((index * 9) - 3), To = start.AddDays((index * 9) - 3 + (window.To.DayNumber - window.From.DayNumber)) })];
            var calendar = new BlackoutCalendar { Windows = windows };
            var wall = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(planned.LaunchAt, planned.Zone).DateTime);

            var day = start.AddDays(1);
            while (!planned.Calendar.IsWorkingDay(Lands(day)) || Array.Exists(windows, window => window.AppliesTo(planned.Tier, planned.Markets) && window.Covers(Zones.FirstAt(day.ToDateTime(wall), planned.Zone), planned.Zone)))
            {
                day = day.AddDays(1);
            }

            Assert.Equal(Lands(day), calendar.NextFree(planned));

            // A wall time that a clock change before midnight leaves out is on the day after.
            DateOnly Lands(DateOnly one) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Zones.FirstAt(one.ToDateTime(wall), planned.Zone), planned.Zone).DateTime);
        }, iter: 1000);

    [Fact]
    public void Of_several_windows_the_one_that_ends_last_is_named_and_without_end_there_is_no_free_day()
    {
        var planned = new PlannedDate(new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, WorkCalendar.Default, LaunchTier.T1, []);
        var short_ = new BlackoutWindow("short", "Short", planned.Day, planned.Day);
        var calendar = new BlackoutCalendar { Windows = [short_, short_ with { Id = "long", To = planned.Day.AddDays(9) }] };
        Assert.Equal("long", calendar.WindowAt(planned)!.Id);

        var endless = new BlackoutCalendar { Windows = [.. Enumerable.Range(0, 5).Select(year => short_ with { From = planned.Day.AddDays(year * 366), To = planned.Day.AddDays((year * 366) + 365) })] };
        Assert.Null(endless.NextFree(planned));
    }

    [Fact]
    public void Days_of_calendars_become_holidays_of_a_launch_and_keep_their_names()
    {
        var christmas = new Holiday(new DateOnly(2027, 12, 25), "Christmas Day");
        var known = new Dictionary<string, HolidayCalendar> { ["us"] = new("United States", [new(new DateOnly(2027, 11, 25), "Thanksgiving"), christmas]) };
        var own = new DateOnly(2027, 6, 1);
        var calendar = (WorkCalendar.Default with { Holidays = [own], Calendars = ["us", "gone"] }).With(known);

        Assert.Equal([own, new DateOnly(2027, 11, 25), new DateOnly(2027, 12, 25)], calendar.Holidays);
        Assert.Equal(("Thanksgiving", "us"), (calendar.HolidayOn(new DateOnly(2027, 11, 25))!.Name, calendar.HolidayOn(new DateOnly(2027, 11, 25))!.Calendar));
        Assert.Null(calendar.HolidayOn(own));

        // A clone takes the calendars as they are by then; of those that are gone, what was copied stays.
        known["us"] = new("United States", [christmas]);
        var again = (calendar with { NamedHolidays = [.. calendar.NamedHolidays, new NamedHoliday(new DateOnly(2027, 7, 1), "Old", "gone")], Holidays = [.. calendar.Holidays, new DateOnly(2027, 7, 1)] }).With(known);
        Assert.Equal([own, new DateOnly(2027, 7, 1), new DateOnly(2027, 12, 25)], again.Holidays);
    }
}
