using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Performance;

/// <summary>What may be pushed about a launch.</summary>
public static class ObservationRules
{
    public const int MostAtOnce = 1000;
    public const int LongestId = 100;

    /// <summary>By how much a sender's clock may be ahead of ours: five minutes.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long before the launch was started a value may be of: 366 days, enough for the baseline of a year.</summary>
    public static readonly TimeSpan LongestBeforeStart = TimeSpan.FromDays(366);

    /// <summary>Notes every fault, by pointers into member <c>observations</c> of the request.</summary>
    public static void Check(Launch launch, IReadOnlyList<ObservationDraft> drafts, DateTimeOffset now, FaultList faults)
    {
        var metrics = launch.Metrics.ToDictionary(metric => metric.Id, StringComparer.Ordinal);
        for (var index = 0; index < drafts.Count; index++)
        {
            if (!faults.Has($"/observations/{index}"))
            {
                CheckMetric(metrics, drafts[index], $"/observations/{index}/metric", faults);
                CheckInstant(launch, drafts[index], now, $"/observations/{index}/at", faults);
            }
        }
    }

    /// <summary>A launch that is over takes no more; null for any other.</summary>
    public static Refusal? RefuseOver(Launch launch) => launch.IsFinal ? GateRefusals.LaunchIsOver(launch) : null;

    private static void CheckMetric(Dictionary<string, SuccessMetric> metrics, ObservationDraft draft, string pointer, FaultList faults)
    {
        if (faults.Has(pointer))
        {
            return;
        }

        if (!metrics.TryGetValue(draft.Metric, out var metric))
        {
            faults.Add(pointer, metrics.Count == 0
                ? "This launch has no metrics."
                : $"This launch has no such metric. It has: {string.Join(", ", metrics.Keys.Order(StringComparer.Ordinal))}.");
        }
        else if (metric.Source is { Kind: not MetricSourceKind.Push })
        {
            faults.Add(pointer, "This metric is read from a source of its own; values are pushed for metrics without one.");
        }
    }

    private static void CheckInstant(Launch launch, ObservationDraft draft, DateTimeOffset now, string pointer, FaultList faults)
    {
        if (faults.Has(pointer))
        {
            return;
        }

        if (draft is { At: null, Id: null })
        {
            faults.Add(pointer, "Give the instant that the value is of, or an id: with neither, a repeat could not be told from a new value.");
        }
        else if (draft.At > now + ClockTolerance)
        {
            faults.Add(pointer, $"This instant is more than {ClockTolerance.TotalMinutes:0} minutes in the future.");
        }
        else if (draft.At < launch.StartedAt - LongestBeforeStart)
        {
            faults.Add(pointer, $"This instant is more than {LongestBeforeStart.TotalDays:0} days before the launch was started.");
        }
    }
}
