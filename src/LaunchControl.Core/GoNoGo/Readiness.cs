using System.Globalization;
using LaunchControl.Core.Forecasts;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.GoNoGo;

/// <summary>How ready a launch is.</summary>
/// <param name="Score">0-100: the factors' scores, weighted, rounded down.</param>
/// <param name="RagReason">The rule that decided the colour, for a person.</param>
/// <param name="Risks">What endangers the launch, a sentence each; see <see cref="RiskFlags"/>.</param>
public sealed record Readiness(int Score, IReadOnlyList<ReadinessFactor> Factors, RagStatus Rag, string RagReason, IReadOnlyList<string> Risks)
{
    private const int SlipDay = 10;
    private const int RiskFlag = 20;
    private const int PassedWithoutApproval = 20;
    private const int ItemWaived = 5;

    /// <summary>
    /// The share of gates passed counts 40, the share of items settled 25. Time counts 15: 100, less 10 for each working day that the launch slips.
    /// Risks count 10: 100, less 20 each. Waivers count 10: 100, less 20 for each gate that is waived or overridden, and 5 for each item waived.
    /// Of a launch that was cancelled all but the colour is as it was then, and stays so.
    /// </summary>
    public static Readiness Of(Launch launch, DateTimeOffset now) => Of(launch, Forecast.Of(launch, now), now);

    /// <param name="forecast">Of the same launch and instant.</param>
    public static Readiness Of(Launch launch, Forecast? forecast, DateTimeOffset now)
    {
        if (launch.Status == LaunchStatus.Cancelled)
        {
            return OfCancelled(launch, launch.CancelledAt ?? now);
        }

        var risks = RiskFlags.Of(launch);
        ReadinessFactor[] factors = [Gates(launch), Items(launch), Time(launch, forecast), Risk(risks), Waivers(launch)];
        var (rag, reason) = RagRules.Decide(launch, forecast, risks, now);
        return new Readiness(factors.Sum(factor => factor.Weight * factor.Score) / 100, factors, rag, reason, risks);
    }

    /// <summary>A launch as its readiness counts: one that was cancelled as if it had gone on.</summary>
    internal static Launch Weighed(Launch launch) => launch.Status == LaunchStatus.Cancelled ? launch with { Status = LaunchStatus.InReadiness } : launch;

    private static Readiness OfCancelled(Launch launch, DateTimeOffset then)
    {
        var (rag, reason) = RagRules.Decide(launch, null, [], then);
        return Of(Weighed(launch), then) with { Rag = rag, RagReason = reason };
    }

    private static ReadinessFactor Gates(Launch launch)
    {
        var passed = launch.Gates.Count(gate => gate.IsPassed);
        return new ReadinessFactor("gates", 40, Percent(passed, launch.Gates.Count), Sentence($"{passed} of {launch.Gates.Count} gates are passed."));
    }

    private static ReadinessFactor Items(Launch launch)
    {
        var items = launch.Gates.SelectMany(gate => gate.Items).ToList();
        var settled = items.Count(item => item.IsSettled);
        return new ReadinessFactor("items", 25, Percent(settled, items.Count), Sentence($"{settled} of {items.Count} items are settled."));
    }

    private static ReadinessFactor Time(Launch launch, Forecast? forecast) => launch.IsLaunched
        ? new ReadinessFactor("time", 15, 100, "The launch moment is past.")
        : forecast is { SlipDays: > 0 and var days }
        ? new ReadinessFactor("time", 15, Less(days * SlipDay), Sentence($"The launch can be {days} working day{(days == 1 ? "" : "s")} late at the earliest."))
        : new ReadinessFactor("time", 15, 100, "The launch date can be kept.");

    private static ReadinessFactor Risk(IReadOnlyList<string> risks) =>
        new("risks", 10, Less(risks.Count * RiskFlag), risks.Count == 0 ? "Nothing is flagged." : Sentence($"{risks.Count} flagged."));

    private static ReadinessFactor Waivers(Launch launch)
    {
        var gates = launch.Gates.Count(gate => gate.IsPassed && (gate.Waiver is not null || gate.Override is not null));
        var items = launch.Gates.SelectMany(gate => gate.Items).Count(item => item.Status == ItemStatus.Waived);
        return new ReadinessFactor("waivers", 10, Less((gates * PassedWithoutApproval) + (items * ItemWaived)),
            gates + items == 0 ? "Nothing is waived." : Sentence($"{gates} gates passed without approval, {items} items waived."));
    }

    private static int Less(int points) => Math.Max(0, 100 - points);

    private static int Percent(int part, int whole) => whole == 0 ? 100 : part * 100 / whole;

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
