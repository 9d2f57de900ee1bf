using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.StatusMails;

/// <summary>When a launch's status mails are due, in the launch's zone: the wall time stays through changes of the clocks.</summary>
/// <remarks>A wall time that does not exist on a day becomes the first minute that does; one that happens twice means the first.</remarks>
public static class StatusSchedule
{
    // More holidays than this in a row can't be, so one of these days fits.
    private const int LongestSearch = 500;

    /// <summary>The first instant after another at which a mail is due.</summary>
    public static DateTimeOffset NextAfter(Launch launch, StatusMailPlan plan, DateTimeOffset after) =>
        Days(launch, after, -1, 1).Where(day => Fits(launch, plan, day)).Select(day => Instant(launch, plan, day)).First(at => at > after);

    /// <summary>The first mail of a launch's plan, which may be long past: whoever mails it looks for the last one that is due. Null without a plan.</summary>
    public static DateTimeOffset? FirstOf(Launch launch) => launch.StatusMail is { } plan ? NextAfter(launch, plan, plan.Since) : null;

    /// <summary>The last instant, not after <paramref name="now"/>, at which a mail was due; null where none was since the plan was set.</summary>
    public static DateTimeOffset? LastBy(Launch launch, StatusMailPlan plan, DateTimeOffset now)
    {
        var last = Days(launch, now, 1, -1).Where(day => Fits(launch, plan, day)).Select(day => Instant(launch, plan, day)).FirstOrDefault(at => at <= now);
        return last > plan.Since ? last : null;
    }

    private static IEnumerable<DateOnly> Days(Launch launch, DateTimeOffset around, int from, int step)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(around, launch.Zone).DateTime);
        return Enumerable.Range(0, LongestSearch).Select(number => today.AddDays(from + (number * step)));
    }

    private static bool Fits(Launch launch, StatusMailPlan plan, DateOnly day) => plan.Every switch
    {
        StatusRhythm.Week => day.DayOfWeek == plan.On,
        StatusRhythm.WorkingDay => launch.Calendar.IsWorkingDay(day),
        _ => true,
    };

    private static DateTimeOffset Instant(Launch launch, StatusMailPlan plan, DateOnly day) => DueOffset.AtWallTime(day.ToDateTime(plan.Time), launch.Zone);
}
