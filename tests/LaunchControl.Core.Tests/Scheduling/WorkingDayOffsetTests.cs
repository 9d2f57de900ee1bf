using System.Globalization;
using CsCheck;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Scheduling;

/// <summary>Due dates in working days, and what holds for offsets of every unit, at random launch moments.</summary>
public sealed class WorkingDayOffsetTests
{
    private static readonly Gen<(TimeZoneInfo Zone, DateTimeOffset LaunchAt, WorkCalendar Calendar, int Amount)> Any =
        Gen.Select(Zones.Any, Zones.Instant, WorkingDays.Any, Gen.Int[-60, 60]);

    [Theory]
    // Monday back over the weekend; the wall time stays across the change of clocks.
    [InlineData("America/New_York", "2027-03-15T09:00:00-04:00", "L-1wd", "2027-03-12T09:00:00-05:00")]
    [InlineData("America/New_York", "2027-03-15T09:00:00-04:00", "L-10wd", "2027-03-01T09:00:00-05:00")]
    [InlineData("Europe/Berlin", "2027-10-29T09:00:00+02:00", "L+1wd", "2027-11-01T09:00:00+01:00")]
    // A launch on a Sunday.
    [InlineData("Asia/Kathmandu", "2027-03-07T09:00:00+05:45", "L-1wd", "2027-03-05T09:00:00+05:45")]
    [InlineData("Asia/Kathmandu", "2027-03-07T09:00:00+05:45", "L+0wd", "2027-03-07T09:00:00+05:45")]
    // The day is the launch's zone's: still Friday in New York, Saturday in UTC.
    [InlineData("America/New_York", "2027-03-06T03:00:00+00:00", "L-1wd", "2027-03-04T22:00:00-05:00")]
    // Friday 2011-12-30 did not exist in Apia; a Friday it is, so the due date is when clocks first showed something later.
    [InlineData("Pacific/Apia", "2012-01-02T09:00:00+14:00", "L-1wd", "2011-12-31T00:00:00+14:00")]
    [InlineData("Pacific/Apia", "2012-01-02T09:00:00+14:00", "L-2wd", "2011-12-29T09:00:00-10:00")]
    public void A_due_date_in_working_days_skips_free_days_and_keeps_the_wall_time(string zone, string launchAt, string offset, string expected)
    {
        var due = DueOffset.Parse(offset).From(At(launchAt), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(At(expected), due);
        Assert.Equal(At(expected).Offset, due.Offset);
    }

    [Fact]
    public void A_due_date_in_working_days_agrees_with_a_walk_through_the_days() => Any.Sample((zone, launchAt, calendar, amount) =>
    {
        var wall = TimeZoneInfo.ConvertTime(launchAt, zone).DateTime;
        var (day, left) = (wall.Date, Math.Abs(amount));
        while (left > 0)
        {
            day = amount < 0 ? day.AddDays(-1) : day.AddDays(1);
            left -= calendar.WorkingDays.Contains(day.DayOfWeek) && !calendar.Holidays.Contains(DateOnly.FromDateTime(day)) ? 1 : 0;
        }

        var expected = amount == 0 ? launchAt : Zones.FirstAt(day + wall.TimeOfDay, zone);
        Assert.Equal(expected, new DueOffset(amount, DueUnit.WorkingDays).From(launchAt, zone, calendar));
    });

    [Fact]
    public void A_due_date_in_working_days_is_never_on_a_free_day_and_has_that_many_working_days_to_the_launch() => Any.Sample((zone, launchAt, calendar, amount) =>
    {
        var due = DateOnly.FromDateTime(new DueOffset(amount, DueUnit.WorkingDays).From(launchAt, zone, calendar).DateTime);
        var launch = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(launchAt, zone).DateTime);
        Assert.True(amount == 0 || calendar.IsWorkingDay(due));

        // Of the launch day and the due day, the due day counts.
        var days = amount < 0 ? Days(due, launch.AddDays(-1)) : Days(launch.AddDays(1), due);
        Assert.Equal(Math.Abs(amount), days.Count(calendar.IsWorkingDay));
    });

    [Fact]
    public void A_due_date_in_days_agrees_with_a_walk_through_the_instants() => Any.Sample((zone, launchAt, _, amount) =>
    {
        var wall = TimeZoneInfo.ConvertTime(launchAt, zone).DateTime.AddDays(amount);
        Assert.Equal(amount == 0 ? launchAt : Zones.FirstAt(wall, zone), new DueOffset(amount, DueUnit.Days).From(launchAt, zone));
    });

    [Fact]
    public void Around_every_change_of_clocks_a_due_date_is_the_first_instant_that_shows_its_wall_time() =>
        Gen.Select(Zones.Any, Gen.Int[2020, 2039], Gen.Int[-90, 90], Gen.Int[0, 30]).Sample((zone, year, minutes, days) =>
        {
            foreach (var change in ChangesIn(year, zone))
            {
                var wall = TimeZoneInfo.ConvertTime(change, zone).DateTime.AddMinutes(minutes);
                var launchAt = Zones.FirstAt(wall.AddDays(days), zone);
                if (days > 0 && launchAt.DateTime == wall.AddDays(days))
                {
                    Assert.Equal(Zones.FirstAt(wall, zone), new DueOffset(-days, DueUnit.Days).From(launchAt, zone));
                }
            }
        });

    [Fact]
    public void A_larger_amount_is_never_earlier_and_carries_the_zones_offset() =>
        Gen.Select(Any, Gen.Enum<DueUnit>()).Sample((any, unit) =>
        {
            var (zone, launchAt, calendar, amount) = any;
            var due = new DueOffset(amount, unit).From(launchAt, zone, calendar);
            Assert.True(new DueOffset(amount + 1, unit).From(launchAt, zone, calendar) >= due);
            Assert.Equal(zone.GetUtcOffset(due), due.Offset);
        });

    [Fact]
    public void Hours_are_exact() => Any.Sample((zone, launchAt, calendar, amount) =>
        Assert.Equal(TimeSpan.FromHours(amount), new DueOffset(amount, DueUnit.Hours).From(launchAt, zone, calendar) - launchAt));

    [Fact]
    public void What_is_written_is_read_again_in_every_culture() =>
        Gen.Select(Gen.Int[-1000, 1000], Gen.Enum<DueUnit>(), Gen.OneOfConst("", "de-DE", "ar-SA", "fa-IR", "sv-SE")).Sample((amount, unit, culture) =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var offset = new DueOffset(amount, unit);
            Assert.Equal(offset, DueOffset.Parse(offset.ToString()));
            Assert.Matches("^L[+-][0-9]+(d|wd|h)$", offset.ToString());
        });

    private static IEnumerable<DateTimeOffset> ChangesIn(int year, TimeZoneInfo zone)
    {
        var start = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return Enumerable.Range(0, 366 * 24).Select(hour => start.AddHours(hour)).Where(hour => zone.GetUtcOffset(hour) != zone.GetUtcOffset(hour.AddHours(-1)));
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
