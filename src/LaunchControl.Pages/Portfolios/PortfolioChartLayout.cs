using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages;

/// <summary>Where everything in the timeline of launches stands, in units of its view box.</summary>
internal sealed class PortfolioChartLayout
{
    public const double Width = 960;
    public const double Left = 216;
    public const double Right = 936;
    public const double Top = 56;
    public const double RowHeight = 32;

    private const int MostTicks = 12;
    private const double LeastBand = 3;

    // What lies further away stands at the edge: one launch in ten years must not press the others together.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(2 * 366);
    private static readonly TimeSpan Margin = TimeSpan.FromDays(7);

    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    private PortfolioChartLayout(DateTimeOffset from, DateTimeOffset to) => (_from, _to) = (from, to);

    public required IReadOnlyList<PortfolioChartBar> Bars { get; init; }

    /// <summary>Windows of the time that is shown, by their first days.</summary>
    public required IReadOnlyList<PortfolioChartBand> Bands { get; init; }

    /// <summary>First days of months, of every one or of every few.</summary>
    public required IReadOnlyList<ChartTick> Ticks { get; init; }

    public required double Today { get; init; }

    public double Bottom => Top + (Bars.Count * RowHeight);

    public double Height => Bottom + 12;

    public static PortfolioChartLayout Of(IReadOnlyList<LaunchSummary> launches, IReadOnlyList<BlackoutWindow> windows, DateTimeOffset now)
    {
        var ends = launches.SelectMany(EndsOf).Append(now);
        var scale = new PortfolioChartLayout(
            Within(launches.Select(launch => launch.StartedAt).Append(now).Min(), now) - Margin, Within(ends.Max(), now) + Margin)
        { Bars = [], Bands = [], Ticks = [], Today = 0 };
        return new PortfolioChartLayout(scale._from, scale._to)
        {
            Bars = [.. launches.Select((launch, row) => scale.Bar(launch, Top + ((row + 0.5) * RowHeight)))],
            Bands = [.. windows.Where(scale.Shows).OrderBy(window => window.From).Select((window, index) => scale.Band(window, index + 1))],
            Ticks = [.. scale.Months()],
            Today = scale.X(now),
        };
    }

    private static DateTimeOffset[] EndsOf(LaunchSummary launch) =>
        [launch.LaunchAt, launch.EarliestLaunchAt ?? launch.LaunchAt, launch.LiveAt ?? launch.LaunchAt, launch.NextDeadline?.At ?? launch.LaunchAt];

    private static DateTimeOffset Within(DateTimeOffset instant, DateTimeOffset now) => instant < now - Reach ? now - Reach : instant > now + Reach ? now + Reach : instant;

    private PortfolioChartBar Bar(LaunchSummary launch, double y) => new(
        launch, y, X(launch.StartedAt), X(launch.LiveAt ?? launch.LaunchAt), launch.SlipDays > 0 && launch.EarliestLaunchAt is { } earliest ? X(earliest) : null,
        launch.NextDeadline is { } next ? X(next.At) : null);

    private bool Shows(BlackoutWindow window) => Start(window.To.AddDays(1)) > _from && Start(window.From) < _to;

    private PortfolioChartBand Band(BlackoutWindow window, int number)
    {
        var from = X(Start(window.From));
        return new PortfolioChartBand(window, string.Create(CultureInfo.InvariantCulture, $"B{number}"), from, Math.Max(X(Start(window.To.AddDays(1))), from + LeastBand));
    }

    private IEnumerable<ChartTick> Months()
    {
        var first = new DateOnly(_from.Year, _from.Month, 1);
        var months = ((_to.Year - first.Year) * 12) + _to.Month - first.Month;
        var every = Math.Max(1, (int)Math.Ceiling(months / (double)MostTicks));
        for (var month = first.AddMonths(1); Start(month) < _to; month = month.AddMonths(every))
        {
            yield return new ChartTick(X(Start(month)), month.ToString(month.Month == 1 || month == first.AddMonths(1) ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture));
        }
    }

    private double X(DateTimeOffset instant) => Math.Clamp(Left + ((Right - Left) * ((instant - _from) / (_to - _from))), Left, Right);

    private static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
