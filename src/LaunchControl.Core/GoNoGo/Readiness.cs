using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.GoNoGo;

/// <summary>How ready a launch is.</summary>
/// <param name="Score">0-100: the factors' scores, weighted.</param>
/// <param name="RagReason">The rule that decided the colour, for a person.</param>
public sealed record Readiness(int Score, IReadOnlyList<ReadinessFactor> Factors, RagStatus Rag, string RagReason)
{
    private const int GatesWeight = 60;
    private const int ItemsWeight = 40;

    /// <summary>The share of gates passed counts 60, the share of items settled 40.</summary>
    public static Readiness Of(Launch launch, DateTimeOffset now)
    {
        var items = launch.Gates.SelectMany(gate => gate.Items).ToList();
        ReadinessFactor[] factors =
        [
            new("gates", GatesWeight, Percent(launch.Gates.Count(gate => gate.IsPassed), launch.Gates.Count)),
            new("items", ItemsWeight, Percent(items.Count(item => item.IsSettled), items.Count)),
        ];
        var (rag, reason) = Colour(launch, items, now);
        return new Readiness(factors.Sum(factor => factor.Weight * factor.Score) / 100, factors, rag, reason);
    }

    private static (RagStatus Rag, string Reason) Colour(Launch launch, List<ChecklistItem> items, DateTimeOffset now)
    {
        var blocked = launch.Gates.FirstOrDefault(gate => gate.Status == GateStatus.NeedsWork || gate.IsOverdue(now));
        return launch.Status == LaunchStatus.NoGo ? (RagStatus.Red, "The go/no-go ended in a no-go.")
            : blocked is { Status: GateStatus.NeedsWork } ? (RagStatus.Red, $"{blocked.Name} needs work.")
            : blocked is not null ? (RagStatus.Red, $"{blocked.Name} is overdue.")
            : items.FirstOrDefault(item => item.IsOverdue(now)) is { } late ? (RagStatus.Amber, $"'{late.Title}' is overdue.")
            : (RagStatus.Green, "Nothing is overdue.");
    }

    private static int Percent(int part, int whole) => whole == 0 ? 100 : part * 100 / whole;
}
