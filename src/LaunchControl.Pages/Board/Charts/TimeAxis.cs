using System.Globalization;

namespace LaunchControl.Pages;

/// <summary>Places instants along a line, with labels at whole days, weeks or months.</summary>
/// <param name="from">Its first instant; before <paramref name="to"/>.</param>
/// <param name="left">Where <paramref name="from"/> stands, in units of the drawing.</param>
internal sealed class TimeAxis(DateTimeOffset from, DateTimeOffset to, double left, double right)
{
    private const double LabelWidth = 62;

    private static readonly int[] DaySteps = [1, 2, 7, 14];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12];

    public bool Shows(DateTimeOffset instant) => from <= instant && instant <= to;

    /// <summary>Some of the time from <paramref name="begin"/> to <paramref name="end"/> is on the line.</summary>
    public bool Overlaps(DateTimeOffset begin, DateTimeOffset end) => begin < to && end > from;

    /// <summary>What lies outside stands at the end.</summary>
    public double X(DateTimeOffset instant) => Math.Clamp(left + ((right - left) * ((instant - from) / (to - from))), left, right);

    /// <param name="startOf">The first instant of a day.</param>
    public IReadOnlyList<ChartTick> Ticks(Func<DateOnly, DateTimeOffset> startOf)
    {
        var (first, last) = (DateOnly.FromDateTime(from.DateTime), DateOnly.FromDateTime(to.DateTime));
        var (days, most) = (last.DayNumber - first.DayNumber, (int)((right - left) / LabelWidth));
        var ticks = DaySteps.FirstOrDefault(step => days / step < most) is > 0 and var step ? ByDays(first, last, step) : ByMonths(first, last, most);
        return [.. ticks.Where(tick => Shows(startOf(tick.Day)) && X(startOf(tick.Day)) < right - (LabelWidth / 2)).Select(tick => new ChartTick(X(startOf(tick.Day)), tick.Label))];
    }

    // Weeks begin on Mondays.
    private static IEnumerable<(DateOnly Day, string Label)> ByDays(DateOnly first, DateOnly last, int step)
    {
        var begin = step < 7 ? first : first.AddDays((8 - (int)first.DayOfWeek) % 7);
        for (var day = begin; day <= last; day = day.AddDays(step))
        {
            yield return (day, day.ToString("d MMM", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(DateOnly Day, string Label)> ByMonths(DateOnly first, DateOnly last, int most)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        var step = MonthSteps.FirstOrDefault(step => months / step < most, Math.Max(12, months / most / 12 * 12));
        for (var day = new DateOnly(first.Year, first.Month, 1); day <= last; day = day.AddMonths(step))
        {
            yield return (day, day.ToString("MMM yyyy", CultureInfo.InvariantCulture));
        }
    }
}
