using CsCheck;
using LaunchControl.Core.Attention;
using LaunchControl.Core.People;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Tests.Scheduling;

namespace LaunchControl.Core.Tests.Attention;

public sealed class AttentionProfileTests
{
    [Fact]
    public void Working_time_is_what_minutes_at_work_add_up_to_and_ends_when_it_is_over() =>
        Gen.Select(Zones.Any, Zones.Instant, Gen.Int[0, 6 * 24 * 60], Gen.Int[0, 5]).Sample((zone, from, minutes, away) =>
        {
            from = from.AddSeconds(-from.Second);
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime);
            var person = new AttentionProfile(zone, WorkCalendar.Default with { Holidays = [day.AddDays(1)] }, DayPlan.Default)
            {
                Absences = away == 0 ? [new Absence("ana@contoso.example", day.AddDays(2), day.AddDays(3))] : [],
            };
            var to = from.AddMinutes(minutes);

            var time = person.WorkingTime(from, to);

            Assert.Equal(Enumerable.Range(0, minutes).Count(minute => person.IsAtWork(from.AddMinutes(minute))), time.TotalMinutes);
            Assert.True(time == TimeSpan.Zero || person.WorkingTime(from, person.AfterWorkingTime(from, time)!.Value) == time);
            Assert.True(time == TimeSpan.Zero || person.AfterWorkingTime(from, time) <= to);
        }, iter: 200);

    [Fact]
    public void What_a_person_did_not_give_is_as_in_the_launch()
    {
        var launch = new AttentionDefaults("America/New_York", WorkCalendar.Default, new DayPlan(new TimeOnly(8, 0), new TimeOnly(16, 0), new TimeOnly(8, 30)));
        var person = AttentionProfile.Of(new AttentionSettings { TimeZone = "Asia/Kolkata", WorkFrom = new TimeOnly(10, 0), WorkTo = new TimeOnly(18, 0), DailyCap = 4 }, launch);

        Assert.Equal(("Asia/Kolkata", new DayPlan(new TimeOnly(10, 0), new TimeOnly(18, 0), new TimeOnly(10, 0)), 4), (person.Zone.Id, person.Hours, person.DailyCap));
        Assert.Equal(("America/New_York", launch.Hours, 7), (AttentionProfile.Of(null, launch, usualCap: 7).Zone.Id, AttentionProfile.Of(null, launch).Hours, AttentionProfile.Of(null, launch, usualCap: 7).DailyCap));
    }
}
