using System.Globalization;
using System.Text;

namespace LaunchControl.Benchmarks.Reporting;

/// <summary>What came of all rows, as Markdown.</summary>
internal sealed class Report(BenchmarkOptions options)
{
    private readonly List<ResultLine> _lines = [];
    private readonly List<(string Row, string Why)> _failures = [];
    private readonly DateTimeOffset _startedAt = TimeProvider.System.GetUtcNow();

    /// <summary>Every row that was asked for could be measured; whether it reaches its goal is another question.</summary>
    public bool IsComplete => _failures.Count == 0;

    public void Add(string row, IEnumerable<Measurement> measured) => _lines.AddRange(ResultLine.Of(row, measured));

    public void Fail(string row, string why) => _failures.Add((row, why));

    public string ToMarkdown()
    {
        var text = new StringBuilder("# Benchmarks\n\nWritten by `./eng/bench.sh`; how to read it is in [testing.md](testing.md#benchmarks), and why some rows miss their goal [there](testing.md#rows-that-miss-their-goal).\n\n");
        if (options.IsQuick)
        {
            text.Append("**A quick run: the figures say that the measurements work, and nothing else.**\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Measured on {_startedAt:yyyy-MM-dd HH:mm} UTC, {options.Runs} run(s), seed {options.Seed}.\n\n");
        foreach (var (what, value) in Machine.Describe())
        {
            text.Append(CultureInfo.InvariantCulture, $"* {what}: {value}\n");
        }

        text.Append("\n| row | what | goal | measured: median (min–max) | limit, in the same run | ratio | |\n|---|---|---|---|---|---|---|\n");
        _lines.ForEach(line => text.Append(line.ToMarkdown()).Append('\n'));
        foreach (var (row, why) in _failures)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{row} could not be measured:** {why}\n");
        }

        return text.ToString();
    }
}
