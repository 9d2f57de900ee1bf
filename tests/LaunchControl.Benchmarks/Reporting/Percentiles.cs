namespace LaunchControl.Benchmarks.Reporting;

/// <summary>Percentiles of samples.</summary>
internal static class Percentiles
{
    /// <summary>The smallest sample that so many percent of them do not exceed; of an even number the mean of the middle two for 50.</summary>
    public static double Of(IReadOnlyList<double> samples, int percent)
    {
        var sorted = samples.Order().ToList();
        if (percent == 50 && sorted.Count % 2 == 0)
        {
            return (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
        }

        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }
}
