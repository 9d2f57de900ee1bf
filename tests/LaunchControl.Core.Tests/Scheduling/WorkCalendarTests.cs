using CsCheck;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Scheduling;

public sealed class WorkCalendarTests
{
    private static readonly Gen<(WorkCalendar Calendar, DateOnly Day, int Number)> Any = Gen.Select(WorkingDays.Any, WorkingDays.Day, Gen.Int[-60, 60]);

    [Fact]
    public void The_usual_week_is_Monday_to_Friday_without_holidays() =>
        Assert.Equal(
            [true, true, true, true, true, false, false],
            Enumerable.Range(0, 7).Select(day => WorkCalendar.Default.IsWorkingDay(new DateOnly(2027, 3, 1).AddDays(day))));

    [Theory]
    [InlineData("2027-03-05", 1, "2027-03-08")]
    [InlineData("2027-03-08", -1, "2027-03-05")]
    [InlineData("2027-03-06", 1, "2027-03-08")]
    [InlineData("2027-03-06", -1, "2027-03-05")]
    [InlineData("2027-03-06", 0, "2027-03-06")]
    [InlineData("2028-03-01", -1, "2028-02-29")]
    [InlineData("2027-12-30", 2, "2028-01-04")]
    [InlineData("2028-01-04", -2, "2027-12-30")]
    public void Working_days_are_added_across_weekends_holidays_leap_day_and_year_end(string from, int number, string expected)
    {
        var calendar = new WorkCalendar { Holidays = [new DateOnly(2028, 1, 3), new DateOnly(2028, 1, 1)] };
        Assert.Equal(DateOnly.Parse(expected, null), calendar.AddWorkingDays(DateOnly.Parse(from, null), number));
    }

    [Fact]
    public void Adding_ends_on_a_working_day_with_exactly_that_many_counted() => Any.Sample((calendar, day, number) =>
    {
        var end = calendar.AddWorkingDays(day, number);

        Assert.Equal(Math.Sign(number), end.CompareTo(day));
        Assert.True(number == 0 || calendar.IsWorkingDay(end));
        Assert.Equal(Math.Abs(number), CountedOf(calendar, day, end).Count);
    });

    [Fact]
    public void More_working_days_are_never_earlier_and_one_by_one_is_the_same_as_at_once() => Any.Sample((calendar, day, number) =>
    {
        var end = calendar.AddWorkingDays(day, number);
        Assert.True(calendar.AddWorkingDays(day, number + 1) > end);
        Assert.Equal(end, Enumerable.Range(0, Math.Abs(number)).Aggregate(day, (reached, _) => calendar.AddWorkingDays(reached, Math.Sign(number))));
    });

    [Fact]
    public void The_days_between_are_those_a_list_of_all_days_has() =>
        Gen.Select(WorkingDays.Any, WorkingDays.Day, Gen.Int[0, 400]).Sample((calendar, from, length) =>
        {
            var to = from.AddDays(length);
            var expected = Enumerable.Range(1, length).Select(from.AddDays).Except(calendar.Holidays).Count(day => calendar.WorkingDays.Contains(day.DayOfWeek));
            Assert.Equal(expected, calendar.WorkingDaysBetween(from, to));
            Assert.Equal(-expected, calendar.WorkingDaysBetween(to, from));
        });

    [Fact]
    public void Four_hundred_holidays_and_one_working_day_a_week_still_end_in_time()
    {
        var calendar = new WorkCalendar { WorkingDays = [DayOfWeek.Wednesday], Holidays = [.. Enumerable.Range(0, 400).Select(new DateOnly(2027, 1, 1).AddDays)] };

        // The first Wednesday after 400 days off.
        Assert.Equal(new DateOnly(2028, 2, 9), calendar.AddWorkingDays(new DateOnly(2026, 12, 30), 1));
        Assert.Equal(1000, calendar.WorkingDaysBetween(new DateOnly(2027, 1, 1), calendar.AddWorkingDays(new DateOnly(2027, 1, 1), 1000)));
    }

    // Every working day from the start to the end, without the start itself.
    private static List<DateOnly> CountedOf(WorkCalendar calendar, DateOnly start, DateOnly end)
    {
        var first = Math.Min(start.DayNumber, end.DayNumber);
        return [.. Enumerable.Range(first, Math.Abs(start.DayNumber - end.DayNumber) + 1).Select(DateOnly.FromDayNumber)
            .Where(day => day != start && calendar.WorkingDays.Contains(day.DayOfWeek)).Except(calendar.Holidays)];
    }
}
