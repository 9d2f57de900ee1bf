namespace LaunchControl.Core.Scheduling;

/// <summary>Which days of a launch are working days, in the launch's time zone.</summary>
public sealed record WorkCalendar
{
    /// <summary>Monday to Friday, no holidays.</summary>
    public static WorkCalendar Default { get; } = new();

    /// <summary>At least one day of the week.</summary>
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Days off beside the free days of the week. At most 400, so that a working day is always near.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Ids of the organisation's holiday calendars whose days were copied when the launch started; later changes of those leave the launch alone.</summary>
    public IReadOnlyList<string> Calendars { get; init; } = [];

    /// <summary>The days of <see cref="Calendars"/> with their names; each is among <see cref="Holidays"/> too.</summary>
    public IReadOnlyList<Holiday> NamedHolidays { get; init; } = [];

    /// <summary>The day that an instant lies on in a zone.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The named holiday on a day, or null.</summary>
    public Holiday? HolidayOn(DateOnly day) => NamedHolidays.FirstOrDefault(holiday => holiday.Date == day);

    /// <summary>The same calendar with the days of its <see cref="Calendars"/> as they are now; of one that is there no more, what was copied earlier stays.</summary>
    public WorkCalendar With(IReadOnlyDictionary<string, HolidayCalendar> known)
    {
        if (Calendars.Count == 0)
        {
            return this;
        }

        var current = Calendars.Where(known.ContainsKey).ToList();
        var outdated = NamedHolidays.Where(holiday => current.Contains(holiday.Calendar!)).Select(holiday => holiday.Date).ToHashSet();
        List<Holiday> named =
        [
            .. NamedHolidays.Where(holiday => !current.Contains(holiday.Calendar!)),
            .. current.SelectMany(id => known[id].Days, (id, holiday) => holiday with { Calendar = id }),
        ];
        return this with
        {
            NamedHolidays = [.. named.OrderBy(holiday => holiday.Date)],
            Holidays = [.. Holidays.Where(day => !outdated.Contains(day)).Concat(named.Select(holiday => holiday.Date)).Distinct().Order()],
        };
    }

    public bool IsWorkingDay(DateOnly day) => WorkingDays.Contains(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>The day that is so many working days after a day, or before it for a negative number. Never a free day unless the number is 0.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int number)
    {
        for (var left = Math.Abs(number); left > 0;)
        {
            day = day.AddDays(Math.Sign(number));
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>;
    /// when <paramref name="to"/> is earlier, the same the other way round, negated.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var (first, last, sign) = from <= to ? (from, to, 1) : (to, from, -1);
        var count = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return sign * count;
    }
}
