using LaunchControl.Core.People;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Attention;

/// <summary>When a person can be asked something: their own settings, with a launch's in place of what they did not give.</summary>
public sealed record AttentionProfile(TimeZoneInfo Zone, WorkCalendar Calendar, DayPlan Hours)
{
    // Beyond it nothing is waited for; also what keeps a calendar without end from being walked without end.
    private const int FarthestDays = 800;

    /// <summary>Mails a day at most, but for urgent ones.</summary>
    public int DailyCap { get; init; } = AttentionSettings.UsualDailyCap;

    public bool NewsInDigest { get; init; }

    /// <summary>When the person is away, as far as known.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <param name="usualCap">For somebody who gave none.</param>
    public static AttentionProfile Of(AttentionSettings? own, AttentionDefaults defaults, IReadOnlyList<Absence>? absences = null, int usualCap = AttentionSettings.UsualDailyCap)
    {
        var (from, to) = (own?.WorkFrom ?? defaults.Hours.From, own?.WorkTo ?? defaults.Hours.To);
        var digestAt = own?.DigestAt ?? defaults.Hours.DigestAt;
        var hours = from < to ? new DayPlan(from, to, from <= digestAt && digestAt < to ? digestAt : from) : defaults.Hours;
        var calendar = new WorkCalendar { WorkingDays = own?.WorkingDays ?? defaults.Calendar.WorkingDays, Holidays = own?.Holidays ?? defaults.Calendar.Holidays };
        return new AttentionProfile(TimeZoneInfo.FindSystemTimeZoneById(own?.TimeZone ?? defaults.TimeZone), calendar, hours)
        {
            DailyCap = own?.DailyCap ?? usualCap,
            NewsInDigest = own?.NewsInDigest ?? false,
            Absences = absences ?? [],
        };
    }

    /// <summary>The day that it is for the person.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>A wall time of the person as an instant; one that a clock change leaves out becomes the first minute after it, one that comes twice means the first.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => DueOffset.AtWallTime(day.ToDateTime(time), Zone);

    public Absence? AwayOn(DateOnly day) => Absences.FirstOrDefault(absence => absence.Covers(day, day));

    public bool WorksOn(DateOnly day) => Calendar.IsWorkingDay(day) && AwayOn(day) is null;

    public bool IsAtWork(DateTimeOffset instant) =>
        DayOf(instant) is var day && WorksOn(day) && instant >= At(day, Hours.From) && instant < At(day, Hours.To);

    /// <summary>How much of a time lies in the person's working hours.</summary>
    public TimeSpan WorkingTime(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (DateOnly day = DayOf(from), last = Earlier(DayOf(to), DayOf(from).AddDays(FarthestDays)); day <= last; day = day.AddDays(1))
        {
            if (WorksOn(day))
            {
                var (begin, end) = (Later(At(day, Hours.From), from), Sooner(At(day, Hours.To), to));
                sum += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return sum;
    }

    /// <summary>When so much working time has passed; null where that is years away.</summary>
    public DateTimeOffset? AfterWorkingTime(DateTimeOffset from, TimeSpan time)
    {
        for (DateOnly day = DayOf(from), last = day.AddDays(FarthestDays); day <= last; day = day.AddDays(1))
        {
            var begin = Later(At(day, Hours.From), from);
            var room = WorksOn(day) ? At(day, Hours.To) - begin : TimeSpan.Zero;
            if (room >= time && room > TimeSpan.Zero)
            {
                return begin + time;
            }

            time -= room > TimeSpan.Zero ? room : TimeSpan.Zero;
        }

        return null;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
