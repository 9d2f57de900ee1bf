namespace LaunchControl.Core.Performance;

/// <summary>A metric's values of one window made into one, as its contract says.</summary>
/// <param name="Metric">Id of the metric.</param>
/// <param name="From">Start of the window, itself outside.</param>
/// <param name="To">End of the window, itself inside.</param>
public sealed record Measurement(string Metric, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Null where there is no data.</summary>
    public double? Value { get; init; }

    /// <summary>How many values it was made from.</summary>
    public int Count { get; init; }

    /// <summary>Why there is no data; null where there is a value.</summary>
    public string? NoDataBecause { get; init; }
}
