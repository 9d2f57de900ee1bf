using CsCheck;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Pages.Tests;

public sealed class ChartLayoutTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Everything_stands_inside_whatever_the_numbers_are() =>
        Gen.Select(Gen.OneOf(Gen.Double[-1e3, 1e3], Gen.Double, Gen.Const(0d), Gen.Const(double.NaN)).Array[0, 120], Gen.Double.Array[3]).Sample((values, agreed) =>
        {
            var layout = ChartLayout.Of(Metric(values), Contract(agreed[0], agreed[1], agreed[2]));
            if (layout is null)
            {
                Assert.DoesNotContain(values, double.IsFinite);
                return;
            }

            Assert.All(layout.Points, point => Assert.True(point.X is >= ChartLayout.Left and <= ChartLayout.Right && point.Y is >= ChartLayout.Top and <= ChartLayout.Bottom, $"{point}"));
            Assert.All(layout.Lines, line => Assert.True(line.Y is >= ChartLayout.Top and <= ChartLayout.Bottom && line.LabelY is >= 0 and <= ChartLayout.Bottom, $"{line}"));
            Assert.All(layout.Lines.Zip(layout.Lines.Skip(1)), pair => Assert.True(pair.Second.LabelY - pair.First.LabelY >= 14.99, "Labels cover each other."));
            Assert.All(layout.Ticks.Zip(layout.Ticks.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X >= 37, "Ticks cover each other."));
            Assert.Equal(values.Length, layout.Points.Count);
            Assert.Equal(values.Count(double.IsFinite), layout.Points.Count(point => point.HasValue));
        });

    [Fact]
    public void A_gap_without_data_stays_a_gap()
    {
        var layout = ChartLayout.Of(Metric([1, 2, double.NaN, 3, 4, 5, double.NaN, 6]), Contract(null, null, null))!;
        Assert.Equal([2, 3], layout.Runs.Select(run => run.Count));
        Assert.Empty(layout.Lines);
    }

    [Fact]
    public void A_change_of_the_unit_breaks_the_line_and_is_written_out()
    {
        var metric = Metric([900, 800, 0.9, 0.8]);
        var layout = ChartLayout.Of(metric with { Points = [.. metric.Points.Select(point => point with { Unit = point.Value > 1 ? "ms" : "s" })] }, Contract(null, 1, null) with { Unit = "s" })!;

        Assert.Equal([2, 2], layout.Runs.Select(run => run.Count));
        Assert.Equal(["900 ms", "800 ms", "0.9", "0.8"], layout.Points.Select(point => point.Label));
    }

    [Fact]
    public void What_was_measured_and_not_judged_belongs_to_the_line()
    {
        var metric = Metric([1, 2, 3]);
        var layout = ChartLayout.Of(metric with { Points = [.. metric.Points.Select(point => point with { Verdict = Verdict.NoData })] }, Contract(null, null, null))!;

        Assert.Equal(3, Assert.Single(layout.Runs).Count);
        Assert.Equal(["1", "2", "3"], layout.Points.Select(point => point.Label));
    }

    [Fact]
    public void Very_small_values_stand_apart()
    {
        var heights = ChartLayout.Of(Metric([0.00002, 0.00004]), Contract(null, null, null))!.Points.Select(point => point.Y).ToList();
        Assert.True(heights[0] - heights[1] > 50, $"{heights[0]} and {heights[1]}");
    }

    private static SuccessMetric Contract(double? baseline, double? target, double? guardrail) =>
        new() { Id = "one", Direction = MetricDirection.Up, Baseline = Finite(baseline), Target = Finite(target), Guardrail = Finite(guardrail) };

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static MetricReview Metric(double[] values) => new()
    {
        Id = "one",
        Name = "One",
        Agreed = null,
        Changed = null,
        IsRemoved = false,
        Verdict = null,
        Points = [.. values.Select((value, index) => new MetricPoint($"L+{index}d", Now, Now, false, double.IsFinite(value) ? value : null, null, 1, null, Verdict.Met, "", null, null, false))],
    };
}
