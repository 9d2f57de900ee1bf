using System.Text.Json;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Playbooks.Rules;

namespace LaunchControl.Core.Performance;

/// <summary>What a metric contract must fulfil, wherever it comes from, beyond having the right shape.</summary>
public static class MetricContractRules
{
    public const int MostMetrics = 50;
    public const int LongestId = 60;
    public const int MostMinimumData = 10_000;
    public const int LongestQuery = 4000;
    public const int LongestSecret = 60;

    /// <summary>Each may be told of in the one transaction of a check that stores up to <see cref="MostMetrics"/> rows.</summary>
    public const int MostGuardrails = 40;

    /// <summary>Metrics times checks: the launch keeps a verdict and a value for each.</summary>
    public const int MostResults = 1000;

    /// <summary>Characters of all contracts of a launch as JSON: the launch keeps them twice once the go is given.</summary>
    public const int LongestTogether = 80_000;

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(90);

    /// <summary>Adds every fault of one contract, but for its id; members that are already faulty are left alone.</summary>
    public static void Check(SuccessMetric metric, FaultList faults) => Check(metric, "", new DocumentFaults(faults));

    internal static void Check(SuccessMetric metric, string pointer, DocumentFaults faults)
    {
        CheckTexts(metric, pointer, faults);
        var isWindow = metric.Window is null || (DurationRules.TryParse(metric.Window, out var window) && window >= ShortestWindow && window <= LongestWindow);
        faults.Require(isWindow, $"{pointer}/window", "Give an ISO 8601 duration from PT1H to P90D, such as P1D.");
        faults.Require(metric.MinimumData is >= 1 and <= MostMinimumData, $"{pointer}/minimumData", $"Give a number from 1 to {MostMinimumData}.");
        CheckGuardrail(metric, pointer, faults);
        if (metric.Source is { } source && !faults.IsUnreadable($"{pointer}/source"))
        {
            MetricSourceRules.Check(source, $"{pointer}/source", faults);
            faults.Require(source.Kind != MetricSourceKind.Http || metric.MinimumData <= 1 || faults.IsUnreadable($"{pointer}/source/kind"), $"{pointer}/minimumData",
                "An http source gives one number at each check, so there are never more. Leave this out, or push the values.");
        }
    }

    /// <summary>Whether an id can be that of a metric.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    /// <summary>The go was given on what was agreed: a change needs a reason from then on.</summary>
    public static bool IsFrozen(Launch launch) =>
        launch.AgreedMetrics is not null || launch.IsLaunched || launch.Status == LaunchStatus.Scheduled || launch.HeldFrom == LaunchStatus.Scheduled;

    /// <summary>What the metrics of one launch are too much of, as sentences.</summary>
    /// <param name="checks">How many checks the launch has after its launch moment.</param>
    /// <param name="before">What the launch had: what was too much then, as release 1.0 allowed, may stay so, but not become more. Null for a new launch.</param>
    public static IEnumerable<string> TooMuch(IReadOnlyCollection<SuccessMetric> metrics, int checks, IReadOnlyCollection<SuccessMetric>? before = null)
    {
        before ??= [];
        if (metrics.Count > Math.Max(MostMetrics, before.Count))
        {
            yield return $"A launch has at most {MostMetrics} metrics, those of its playbook among them; these are {metrics.Count}.";
        }

        if (Guarded(metrics) is var guarded && guarded > Math.Max(MostGuardrails, Guarded(before)))
        {
            yield return $"At most {MostGuardrails} metrics of a launch have a guardrail; these are {guarded}.";
        }

        if (metrics.Count * checks > Math.Max(MostResults, before.Count * checks))
        {
            yield return $"{metrics.Count} metrics at {checks} checks are more than {MostResults} results. Measure less, or less often.";
        }

        if (metrics.Count <= Math.Max(MostMetrics, before.Count) && Length(metrics) is > LongestTogether and var length && length > Length(before))
        {
            yield return $"The contracts of all metrics together are longer than {LongestTogether} characters. Shorten addresses and queries.";
        }
    }

    private static int Guarded(IEnumerable<SuccessMetric> metrics) => metrics.Count(metric => metric.Guardrail is not null);

    private static int Length(IReadOnlyCollection<SuccessMetric> metrics) => JsonSerializer.Serialize(metrics, LaunchJson.Options).Length;

    private static void CheckTexts(SuccessMetric metric, string pointer, DocumentFaults faults)
    {
        if (metric.Name is { } name)
        {
            TextRules.CheckLine(faults, $"{pointer}/name", name, "a name, or leave it out", PlaybookLimits.LongestName);
        }

        if (metric.Unit is { } unit)
        {
            TextRules.CheckLine(faults, $"{pointer}/unit", unit, "a unit such as %, or leave it out", PlaybookLimits.LongestUnit);
        }
    }

    private static void CheckGuardrail(SuccessMetric metric, string pointer, DocumentFaults faults)
    {
        if (metric.Guardrail is not { } guardrail || faults.IsUnreadable($"{pointer}/direction"))
        {
            return;
        }

        var (isUp, unit) = (metric.Direction == MetricDirection.Up, metric.Unit);
        CheckSide(metric.Target, "target", "the target itself would breach it");
        CheckSide(metric.Baseline, "baseline", "it would be breached before the launch changed anything");

        void CheckSide(double? other, string what, string consequence) =>
            faults.Require(other is not { } value || (isUp ? guardrail <= value : guardrail >= value) || Quantity.AreSame(guardrail, value), $"{pointer}/guardrail",
                $"{(isUp ? "Up" : "Down")} is better, so the guardrail of {Quantity.Text(guardrail, unit, other ?? 0)} must not be {(isUp ? "above" : "below")} the {what} of {Quantity.Text(other ?? 0, unit, guardrail)}: {consequence}.");
    }
}
