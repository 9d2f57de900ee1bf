namespace LaunchControl.Benchmarks.Reporting;

/// <summary>One figure of one run, with what the same machine could do at all.</summary>
/// <param name="What">The same in each run.</param>
internal sealed record Measurement(string What, double Value, string Unit)
{
    /// <summary>The same figure for the bare work, measured in the same run; null where there is no such work.</summary>
    public double? Limit { get; init; }

    /// <summary>What the limit is the figure of.</summary>
    public string? LimitWhat { get; init; }

    public IReadOnlyList<Goal> Goals { get; init; } = [];

    public double? Ratio => Limit is { } limit and > 0 ? Value / limit : null;
}
