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
            Assert.Equal(values.Count(double.IsFinite), layout.Points.Count(point => point.Verdict != Verdict.NoData));
        });

    [Fact]
    public void A_gap_without_data_stays_a_gap()
    {
        var layout = ChartLayout.Of(Metric([1, 2, double.NaN, 3, 4, 5, double.NaN, 6]), Contract(null, null, null))!;
        Assert.Equal([2, 3], layout.Runs.Select(run => run.Count));
        Assert.Empty(layout.Lines);
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
        Points = [.. values.Select((value, index) => new MetricPoint($"L+{index}d", Now, Now, false, double.IsFinite(value) ? value : null, 1, null, Verdict.Met, "", null, null, false))],
    };
}
