namespace LaunchControl.Core.Performance;

/// <summary>Makes the values of a window into one. Pure; <c>docs/performance.md</c> has the formulas.</summary>
public static class Measuring
{
    private const int LongestReason = 300;

    /// <param name="from">Start of the window, itself outside.</param>
    /// <param name="to">End of the window, itself inside.</param>
    /// <param name="reading">Values from outside the window are left out, and so are those that are no numbers.</param>
    public static Measurement Measure(SuccessMetric metric, DateTimeOffset from, DateTimeOffset to, Reading reading)
    {
        var nothing = new Measurement(metric.Id, from, to);
        if (reading.Failure is { } failure)
        {
            return nothing with { NoDataBecause = Bounded($"The source {failure}") };
        }

        var samples = reading.Samples.Where(sample => sample.At > from && sample.At <= to && double.IsFinite(sample.Value)).ToList();
        if (samples.Count < metric.MinimumData)
        {
            return nothing with { Count = samples.Count, NoDataBecause = TooFew(metric, samples.Count) };
        }

        var value = Aggregate(metric.Aggregation, samples);
        return double.IsFinite(value)
            ? nothing with { Count = samples.Count, Value = value }
            : nothing with { Count = samples.Count, NoDataBecause = "The values are too large to be made into one." };
    }

    private static double Aggregate(MetricAggregation aggregation, List<Sample> samples) => aggregation switch
    {
        MetricAggregation.Mean => samples.Average(sample => sample.Value),
        MetricAggregation.Median => Median([.. samples.Select(sample => sample.Value).Order()]),
        MetricAggregation.Sum => samples.Sum(sample => sample.Value),
        MetricAggregation.Min => samples.Min(sample => sample.Value),
        MetricAggregation.Max => samples.Max(sample => sample.Value),
        MetricAggregation.Last => samples.Aggregate((newest, sample) => sample.At >= newest.At ? sample : newest).Value,
        MetricAggregation.Count => samples.Count,
        _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, "Nobody wrote this aggregation."),
    };

    private static double Median(double[] values) => values.Length % 2 == 1
        ? values[values.Length / 2]
        : (values[(values.Length / 2) - 1] / 2) + (values[values.Length / 2] / 2);

    private static string TooFew(SuccessMetric metric, int count) => count == 0
        ? "There is no value in the window."
        : $"There {(count == 1 ? "is 1 value" : $"are {count} values")} in the window, and {metric.MinimumData} are needed.";

    private static string Bounded(string text)
    {
        var cut = text.Length > LongestReason ? text[..LongestReason] : text;
        return cut.EndsWith('.') ? cut : $"{cut}.";
    }
}
