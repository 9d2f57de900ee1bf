using System.Globalization;
using CsCheck;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.StatusMails;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;

namespace LaunchControl.Core.Tests.StatusMails;

/// <summary>When status mails are due: by the wall clock of the launch's zone.</summary>
public sealed class StatusScheduleTests
{
    private static readonly Launch Launch = LaunchScenario.GivenStarted(WithGates(Gate("a", "ana"))).Launch;

    [Theory]

    // Weekly and daily, through the year's end and a leap day.
    [InlineData("Europe/Berlin", StatusRhythm.Week, "Monday", "08:00", "2027-01-01T00:00Z", "2027-01-04T08:00+01:00")]
    [InlineData("Europe/Berlin", StatusRhythm.Week, "Monday", "08:00", "2027-01-04T07:00Z", "2027-01-11T08:00+01:00")]
    [InlineData("America/New_York", StatusRhythm.Day, null, "16:45", "2027-12-31T21:45Z", "2028-01-01T16:45-05:00")]
    [InlineData("America/New_York", StatusRhythm.Day, null, "16:45", "2028-02-28T21:45Z", "2028-02-29T16:45-05:00")]

    // Clocks go forward: 02:30 is not there, so the mail is due when 03:00 is. They go back: 02:30 comes twice, and the first counts.
    [InlineData("Europe/Berlin", StatusRhythm.Day, null, "02:30", "2027-03-27T02:00Z", "2027-03-28T03:00+02:00")]
    [InlineData("Europe/Berlin", StatusRhythm.Day, null, "02:30", "2027-03-28T02:00Z", "2027-03-29T02:30+02:00")]
    [InlineData("Europe/Berlin", StatusRhythm.Day, null, "02:30", "2027-10-30T12:00Z", "2027-10-31T02:30+02:00")]
    [InlineData("Europe/Berlin", StatusRhythm.Day, null, "02:30", "2027-10-31T00:30Z", "2027-11-01T02:30+01:00")]

    // A half-hour zone, beyond UTC's midnight; a working day after a weekend and a holiday.
    [InlineData("Asia/Kolkata", StatusRhythm.Day, null, "04:15", "2027-01-04T22:45Z", "2027-01-06T04:15+05:30")]
    [InlineData("America/New_York", StatusRhythm.WorkingDay, null, "08:00", "2027-01-15T13:00Z", "2027-01-19T08:00-05:00")]
    public void The_next_mail_is_due(string zone, StatusRhythm every, string? on, string at, string after, string next) =>
        Assert.Equal(Instant(next), StatusSchedule.NextAfter(In(zone), Plan(every, on, at), Instant(after)));

    [Fact]
    public void Of_those_that_were_missed_the_last_one_counts_and_none_before_the_plan_was_set()
    {
        var (launch, plan) = (In("Europe/Berlin"), Plan(StatusRhythm.Day, null, "08:00") with { Since = Instant("2027-01-04T07:30Z") });
        Assert.Null(StatusSchedule.LastBy(launch, plan, Instant("2027-01-05T06:59Z")));
        Assert.Equal(Instant("2027-01-05T07:00Z"), StatusSchedule.LastBy(launch, plan, Instant("2027-01-05T07:00Z")));
        Assert.Equal(Instant("2027-01-20T07:00Z"), StatusSchedule.LastBy(launch, plan, Instant("2027-01-21T06:00Z")));
    }

    [Fact]
    public void Each_mail_follows_the_one_before_in_every_zone_at_its_wall_time()
    {
        var zones = new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "America/Santiago", "Africa/Casablanca", "UTC" };
        Gen.Select(Gen.OneOfConst(zones), Gen.Enum<StatusRhythm>(), Gen.Int[0, 95], Gen.Int[0, 5000]).Sample((zone, every, quarter, days) =>
        {
            var plan = Plan(every, every == StatusRhythm.Week ? "Friday" : null, new TimeOnly(quarter / 4, quarter % 4 * 15).ToString(StatusMailPlan.TimeFormat, CultureInfo.InvariantCulture));
            var launch = In(zone);
            var after = Instant("2024-01-01T00:00Z").AddDays(days);
            var next = StatusSchedule.NextAfter(launch, plan, after);
            var second = StatusSchedule.NextAfter(launch, plan, next);
            return next > after && second > next
                && StatusSchedule.LastBy(launch, plan, second.AddTicks(-1)) == next
                && StatusSchedule.LastBy(launch, plan, next.AddTicks(-1)) < next
                && (every != StatusRhythm.Day || second - next <= TimeSpan.FromHours(49));
        });
    }

    private static Launch In(string zone) => Launch with { TimeZone = zone, Calendar = new WorkCalendar { Holidays = [new DateOnly(2027, 1, 18)] } };

    private static StatusMailPlan Plan(StatusRhythm every, string? on, string at) =>
        new() { To = ["vp@contoso.example"], Every = every, On = on is null ? null : Enum.Parse<DayOfWeek>(on), At = at, Since = DateTimeOffset.MinValue };

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
