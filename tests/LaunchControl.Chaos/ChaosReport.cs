using System.Globalization;
using System.Text;
using LaunchControl.Chaos.Checks;

namespace LaunchControl.Chaos;

/// <summary>What a run did and found.</summary>
/// <param name="Injected">Kinds of faults with how often each was injected.</param>
/// <param name="Launches">How many were started.</param>
/// <param name="Acknowledged">How many commands were acknowledged.</param>
public sealed record ChaosReport(int Seed, TimeSpan Took, IReadOnlyDictionary<string, int> Injected, int Launches, int Acknowledged, Findings Findings)
{
    public string ToTable()
    {
        var table = new StringBuilder();
        Line("faults injected", Injected.Values.Sum());
        foreach (var (kind, count) in Injected.OrderByDescending(kind => kind.Value))
        {
            Line($"  {kind}", count);
        }

        Line("launches", Launches);
        Line("commands acknowledged", Acknowledged);
        Line("lost", Findings.Lost);
        Line("doubled", Findings.Doubled);
        Line("launches unfinished", Findings.Unfinished);
        foreach (var detail in Findings.Details.Take(40))
        {
            table.AppendLine(detail);
        }

        return table.AppendLine(CultureInfo.InvariantCulture,
            $"chaos seed={Seed} seconds={Took.TotalSeconds:F0} faults={Injected.Values.Sum()} launches={Launches} acknowledged={Acknowledged} lost={Findings.Lost} doubled={Findings.Doubled} unfinished={Findings.Unfinished}").ToString();

        void Line(string what, int count) => table.AppendLine(CultureInfo.InvariantCulture, $"{what,-36} {count,8}");
    }
}
