using CsCheck;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Tests.Performance;

public sealed class MeasuringTests
{
    private static readonly DateTimeOffset From = new(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddHours(10);

    [Theory]
    [InlineData(MetricAggregation.Mean, 4)]
    [InlineData(MetricAggregation.Median, 2.5)]
    [InlineData(MetricAggregation.Sum, 16)]
    [InlineData(MetricAggregation.Min, 1)]
    [InlineData(MetricAggregation.Max, 10)]
    [InlineData(MetricAggregation.Last, 2)]
    [InlineData(MetricAggregation.Count, 4)]
    public void Values_become_one(MetricAggregation aggregation, double expected)
    {
        var measured = Measure(Metric(aggregation), 3, 10, 1, 2);
        Assert.Equal((expected, 4, null), (measured.Value, measured.Count, measured.NoDataBecause));
    }

    [Fact]
    public void The_middle_of_an_odd_number_is_a_value_of_theirs() => Assert.Equal(3, Measure(Metric(MetricAggregation.Median), 3, 10, 1).Value);

    [Fact]
    public void The_window_excludes_its_start_and_includes_its_end()
    {
        Reading reading = new() { Samples = [new(From, 1), new(From.AddTicks(1), 2), new(To, 4), new(To.AddTicks(1), 8)] };
        Assert.Equal(6, Measuring.Measure(Metric(MetricAggregation.Sum), From, To, reading).Value);
    }

    [Theory]
    [InlineData(0, "There is no value in the window.")]
    [InlineData(1, "There is 1 value in the window, and 3 are needed.")]
    [InlineData(2, "There are 2 values in the window, and 3 are needed.")]
    [InlineData(3, null)]
    public void Fewer_values_than_agreed_are_no_data(int count, string? because)
    {
        var measured = Measure(Metric(MetricAggregation.Mean) with { MinimumData = 3 }, [.. Enumerable.Repeat(5.0, count)]);
        Assert.Equal((because is null ? 5.0 : null, count, because), (measured.Value, measured.Count, measured.NoDataBecause));
    }

    [Fact]
    public void A_failing_source_is_no_data_with_its_reason() =>
        Assert.Equal("The source answered 503.", Measuring.Measure(Metric(MetricAggregation.Mean), From, To, Reading.Failed("answered 503")).NoDataBecause);

    [Theory]
    [InlineData(MetricAggregation.Sum)]
    [InlineData(MetricAggregation.Mean)]
    public void What_is_too_large_for_a_number_is_no_data(MetricAggregation aggregation)
    {
        var measured = Measure(Metric(aggregation), double.MaxValue, double.MaxValue);
        Assert.Null(measured.Value);
        Assert.Equal("The values are too large to be made into one.", measured.NoDataBecause);
    }

    [Fact]
    public void What_is_no_number_is_left_out() => Assert.Equal(2, Measure(Metric(MetricAggregation.Mean), double.NaN, 2, double.PositiveInfinity).Value);

    [Fact]
    public void Every_aggregation_but_sum_and_count_lies_among_the_values() =>
        Gen.Select(Gen.Enum<MetricAggregation>(), Gen.Double[-1e6, 1e6].Array[1, 30]).Sample((aggregation, values) =>
        {
            var value = Measure(Metric(aggregation), values).Value!.Value;
            Assert.True(aggregation is MetricAggregation.Sum or MetricAggregation.Count || (value >= values.Min() - 1e-6 && value <= values.Max() + 1e-6));
        });

    private static SuccessMetric Metric(MetricAggregation aggregation) => new() { Id = "m", Direction = MetricDirection.Up, Aggregation = aggregation };

    private static Measurement Measure(SuccessMetric metric, params double[] values) =>
        Measuring.Measure(metric, From, To, new Reading { Samples = [.. values.Select((value, index) => new Sample(From.AddMinutes(index + 1), value))] });
}
