using System.Text.Json.Serialization;

namespace LaunchControl.Core.Attention;

/// <summary>On which days somebody is reminded of what is asked of them, counted in their working days from the day it is due.</summary>
/// <param name="Days">Ascending, -30 to 30, at most 20: -3 is the third working day before the due day, 0 the due day itself, or the last working day before a free one.</param>
/// <param name="ThenEvery">Working days between two reminders after the last of <paramref name="Days"/>, 1 to 30; null for no more.</param>
public sealed record ReminderCadence(IReadOnlyList<int> Days, int? ThenEvery)
{
    public const int MostDays = 20;
    public const int FarthestDay = 30;

    /// <summary>Three days and one day before, on the day, the day after, then every other working day.</summary>
    public static ReminderCadence Default { get; } = new([-3, -1, 0, 1], 2);

    /// <summary>Working days from the first reminder to the due day; 0 where there is none before it.</summary>
    [JsonIgnore]
    public int FirstBefore => Days.Count == 0 ? 0 : Math.Max(0, -Days[0]);

    /// <summary>The day of the first reminder of something that is due on <paramref name="due"/>; null for none at all.</summary>
    public DateOnly? FirstDay(DateOnly due, AttentionProfile person) =>
        Days.Count > 0 ? Day(due, Days[0], person) : ThenEvery is { } every ? Day(due, every, person) : null;

    /// <summary>The last day of a reminder up to and including <paramref name="day"/>; null for none yet.</summary>
    public DateOnly? LastDayUpTo(DateOnly day, DateOnly due, AttentionProfile person)
    {
        DateOnly? last = null;
        foreach (var one in Days.Select(number => Day(due, number, person)).TakeWhile(one => one <= day))
        {
            last = one;
        }

        // Once all of them have passed, the rest lie on a grid.
        return ThenEvery is { } every && (Days.Count == 0 || Day(due, Days[^1], person) <= day) ? Later(Days.Count == 0 ? 0 : Days[^1], every) ?? last : last;

        DateOnly? Later(int from, int step)
        {
            var start = Day(due, from, person);
            var number = start > day ? 0 : person.Calendar.WorkingDaysBetween(start, day) / step * step;
            return number > 0 ? person.Calendar.AddWorkingDays(start, number) : null;
        }
    }

    // A free due day counts as the working day before it, so that no reminder of a deadline comes after the deadline for that.
    private static DateOnly Day(DateOnly due, int number, AttentionProfile person)
    {
        var day = person.Calendar.IsWorkingDay(due) ? due : person.Calendar.AddWorkingDays(due, -1);
        return person.Calendar.AddWorkingDays(day, number);
    }
}
