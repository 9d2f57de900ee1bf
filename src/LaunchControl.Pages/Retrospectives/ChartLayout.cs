using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Pages;

/// <summary>Where everything in the chart of a metric stands, in units of its view box. Checks stand at equal distances, not by time.</summary>
internal sealed class ChartLayout
{
    public const double Width = 360;
    public const double Height = 220;
    public const double Left = 22;
    public const double Right = 246;
    public const double Top = 22;
    public const double Bottom = 184;

    private const double LabelHeight = 15;
    private const double LabelWidth = 44;
    private const int MostValues = 6;

    // Of a line on 0.
    private const double LeastMargin = 1e-12;

    private readonly double _low;
    private readonly double _high;

    private ChartLayout(double low, double high) => (_low, _high) = (low, high);

    public IReadOnlyList<ChartLine> Lines { get; private init; } = [];

    public IReadOnlyList<ChartPoint> Points { get; private init; } = [];

    public IReadOnlyList<ChartTick> Ticks { get; private init; } = [];

    /// <summary>Points of neighbouring checks with values in one unit, to be joined: a gap stays a gap.</summary>
    public IReadOnlyList<IReadOnlyList<ChartPoint>> Runs { get; private init; } = [];

    /// <summary>Null where there is nothing to draw: no check had data.</summary>
    public static ChartLayout? Of(MetricReview metric, SuccessMetric contract)
    {
        var values = metric.Points.Select(point => point.Value).OfType<double>().Where(double.IsFinite).ToList();
        if (values.Count == 0)
        {
            return null;
        }

        (string Kind, double? Value)[] agreed = [("target", contract.Target), ("guardrail", contract.Guardrail), ("baseline", contract.Baseline)];
        var all = values.Concat(agreed.Select(line => line.Value).OfType<double>()).ToList();
        var margin = Math.Max(((all.Max() / 2) - (all.Min() / 2)) * 0.2, Math.Max(all.Max(Math.Abs) * 1e-3, LeastMargin));
        var scale = new ChartLayout(all.Min() - margin, all.Max() + margin);
        var points = scale.Place(metric.Points, contract.Unit);
        return new ChartLayout(scale._low, scale._high)
        {
            Lines = Spread([.. agreed.Where(line => line.Value is not null).Select(line => (line.Kind, Value: line.Value!.Value))
                .Select(line => new ChartLine(line.Kind, $"{line.Kind} {MeasureText.Short(line.Value)}", scale.Y(line.Value), scale.Y(line.Value)))]),
            Points = points,
            Ticks = TicksOf(metric.Points),
            Runs = RunsOf(points),
        };
    }

    public static double X(int index, int count) => count == 1 ? (Left + Right) / 2 : Left + ((Right - Left) * index / (count - 1));

    // By halves: the difference of very large numbers is no number any more.
    private double Y(double value) => Bottom - ((Bottom - Top) * ((value / 2) - (_low / 2)) / ((_high / 2) - (_low / 2)));

    private ChartPoint[] Place(IReadOnlyList<MetricPoint> points, string? unit) =>
    [
        .. points.Select((point, index) => point.Value is { } value && double.IsFinite(value)
            ? new ChartPoint(X(index, points.Count), Y(value), point.Verdict, true, point.Unit, points.Count <= MostValues || index == points.Count - 1 ? Label(value, point.Unit, unit) : null)
            : new ChartPoint(X(index, points.Count), Bottom, Verdict.NoData, false, null, null)),
    ];

    // The unit only where it is not that of the lines.
    private static string Label(double value, string? unit, string? usual) => unit == usual ? MeasureText.Short(value) : $"{MeasureText.Short(value)} {unit}".TrimEnd();

    // From the top down each label stands at least its height below the one above; then from the bottom up.
    private static ChartLine[] Spread(IReadOnlyList<ChartLine> lines)
    {
        var ordered = lines.OrderBy(line => line.Y).ToArray();
        for (var index = 1; index < ordered.Length; index++)
        {
            ordered[index] = ordered[index] with { LabelY = Math.Max(ordered[index].Y, ordered[index - 1].LabelY + LabelHeight) };
        }

        for (var (index, most) = (ordered.Length - 1, Bottom); index >= 0; index--, most -= LabelHeight)
        {
            ordered[index] = ordered[index] with { LabelY = Math.Min(ordered[index].LabelY, most) };
        }

        return ordered;
    }

    private static ChartTick[] TicksOf(IReadOnlyList<MetricPoint> points)
    {
        var every = (int)Math.Ceiling(points.Count * LabelWidth / (Right - Left + LabelWidth));
        return [.. points.Index().Where(point => (points.Count - 1 - point.Index) % every == 0).Select(point => new ChartTick(X(point.Index, points.Count), point.Item.Check))];
    }

    private static List<IReadOnlyList<ChartPoint>> RunsOf(IReadOnlyList<ChartPoint> points)
    {
        List<IReadOnlyList<ChartPoint>> runs = [];
        List<ChartPoint> run = [];
        foreach (var point in points)
        {
            if (run.Count > 0 && (!point.HasValue || point.Unit != run[^1].Unit))
            {
                runs.Add(run);
                run = [];
            }

            if (point.HasValue)
            {
                run.Add(point);
            }
        }

        runs.Add(run);
        return [.. runs.Where(one => one.Count > 1)];
    }
}
