using System.Globalization;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Attention;

public sealed class ReminderCadenceTests
{
    private static readonly AttentionProfile Person = new(
        TimeZoneInfo.Utc, WorkCalendar.Default with { Holidays = [new DateOnly(2027, 3, 26), new DateOnly(2027, 3, 29)] }, DayPlan.Default);

    // March 2027: the 1st is a Monday; Good Friday (26th) and Easter Monday (29th) are free.
    [Theory]
    [InlineData("03-10", "03-05 03-09 03-10 03-11 03-15 03-17 03-19")]
    [InlineData("03-13", "03-09 03-11 03-12 03-15 03-17 03-19 03-23")]
    [InlineData("03-30", "03-23 03-25 03-30 03-31 04-02 04-06 04-08")]
    [InlineData("03-27", "03-22 03-24 03-25 03-30 04-01 04-05 04-07")]
    public void Reminders_are_counted_in_the_persons_working_days_from_the_due_day_which_counts_as_the_one_before_where_it_is_free(string due, string expected)
    {
        var dueDay = Day(due);
        var days = Enumerable.Range(0, 90).Select(number => new DateOnly(2027, 2, 1).AddDays(number))
            .Select(day => ReminderCadence.Default.LastDayUpTo(day, dueDay, Person)).OfType<DateOnly>().Distinct().Take(7);

        Assert.Equal(expected.Split(' ').Select(Day), days);
        Assert.Equal(Day(expected.Split(' ')[0]), ReminderCadence.Default.FirstDay(dueDay, Person));
    }

    [Theory]
    [InlineData("", 2, "03-12 03-16 03-18")]
    [InlineData("0", null, "03-10")]
    [InlineData("-1 4", null, "03-09 03-16")]
    [InlineData("", null, "")]
    public void A_cadence_may_have_no_days_before_or_none_after(string days, int? thenEvery, string expected)
    {
        var cadence = new ReminderCadence([.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)], thenEvery);
        var found = Enumerable.Range(0, 60).Select(number => new DateOnly(2027, 2, 1).AddDays(number))
            .Select(day => cadence.LastDayUpTo(day, Day("03-10"), Person)).OfType<DateOnly>().Distinct().Take(3);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day), found);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact($"2027-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
