namespace LaunchControl.Benchmarks.Reporting;

/// <summary>One measurement over all runs.</summary>
internal sealed record ResultLine(string Row, IReadOnlyList<Measurement> Runs)
{
    private Measurement First => Runs[0];

    public static IEnumerable<ResultLine> Of(string row, IEnumerable<Measurement> measured) =>
        measured.GroupBy(measurement => measurement.What).Select(runs => new ResultLine(row, [.. runs]));

    public string ToMarkdown() => $"| {string.Join(" | ", [Row, First.What, Goals(), $"{Values} {First.Unit}", Limit(), Ratio?.ToString() ?? "", Verdict()])} |";

    private Figures Values => new([.. Runs.Select(run => run.Value)]);

    private Figures? Ratio => Of(run => run.Ratio);

    private string Goals() => string.Join("; ", First.Goals.Select(goal => goal.Text));

    private string Limit() => Of(run => run.Limit) is { } limit ? $"{limit} {First.Unit}: {First.LimitWhat}" : "";

    private string Verdict() => First.Goals.Count == 0 ? "" : First.Goals.All(goal => goal.IsMet(Values.Median, Ratio?.Median)) ? "met" : "**not met**";

    private Figures? Of(Func<Measurement, double?> figure) => Runs.Select(figure).OfType<double>().ToList() is { Count: > 0 } values ? new Figures(values) : null;
}
