using System.Globalization;

namespace LaunchControl.Core.Launches;

/// <summary>The parts of a brief that gates approve.</summary>
public static class BriefParts
{
    /// <summary>What is spent so far: reported, never approved.</summary>
    public const string Spent = "budget.actual";

    public static IReadOnlyList<BriefPart> Of(Brief brief) =>
    [
        new("targetCustomer", "Target customer", brief.TargetCustomer),
        new("valueProposition", "Value proposition", brief.ValueProposition),
        new("positioning", "Positioning", brief.Positioning),
        new("pricing", "Pricing", brief.Pricing),
        new("channels", "Channels", brief.Channels.Count > 0 ? string.Join(", ", brief.Channels) : null),
        new("budget", "Budget", brief.Budget is { } budget ? $"{Amount(budget.Planned)} {budget.Currency} planned" : null),
    ];

    /// <summary>The keys of the parts that differ; <see cref="Spent"/> where that does.</summary>
    public static IReadOnlyList<string> Changed(Brief before, Brief after) =>
    [
        .. Of(before).Zip(Of(after)).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Key),
        .. before.Budget?.Actual != after.Budget?.Actual ? [Spent] : Array.Empty<string>(),
    ];

    public static string Amount(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}
