using CsCheck;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Scheduling;

/// <summary>Random calendars.</summary>
internal static class WorkingDays
{
    /// <summary>Any working week of at least a day, and holidays of 2018 to 2042, some of them in rows of several weeks.</summary>
    public static Gen<WorkCalendar> Any { get; } = Gen.Select(Week(), Holidays(), (week, holidays) => new WorkCalendar { WorkingDays = week, Holidays = holidays });

    public static Gen<DateOnly> Day { get; } = Gen.Int[0, 21 * 365].Select(new DateOnly(2020, 1, 1).AddDays);

    private static Gen<DayOfWeek[]> Week() =>
        Gen.Int[1, 127].Select(bits => Enum.GetValues<DayOfWeek>().Where(day => (bits & (1 << (int)day)) != 0).ToArray());

    private static Gen<DateOnly[]> Holidays()
    {
        var run = Gen.Select(Gen.Int[0, 25 * 365], Gen.Int[1, 30], (first, length) => Enumerable.Range(first, length).Select(new DateOnly(2018, 1, 1).AddDays));
        return run.Array[0, 13].Select(runs => runs.SelectMany(days => days).ToArray());
    }
}
