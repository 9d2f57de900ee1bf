using System.Globalization;

namespace LaunchControl.Core.Launches;

/// <summary>The parts of a brief that gates approve.</summary>
public static class BriefParts
{
    /// <remarks>What is spent is reported, not approved, and so no part of the budget here.</remarks>
    public static IReadOnlyList<BriefPart> Of(Brief brief) =>
    [
        new("targetCustomer", "Target customer", brief.TargetCustomer),
        new("valueProposition", "Value proposition", brief.ValueProposition),
        new("positioning", "Positioning", brief.Positioning),
        new("pricing", "Pricing", brief.Pricing),
        new("channels", "Channels", brief.Channels.Count > 0 ? string.Join(", ", brief.Channels) : null),
        new("budget", "Budget", brief.Budget is { } budget ? $"{Amount(budget.Planned)} {budget.Currency} planned" : null),
    ];

    /// <summary>The keys of the parts that differ; <c>budget.actual</c> where only that does.</summary>
    public static IReadOnlyList<string> Changed(Brief before, Brief after) =>
    [
        .. Of(before).Zip(Of(after)).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Key),
        .. before.Budget?.Actual != after.Budget?.Actual ? ["budget.actual"] : Array.Empty<string>(),
    ];

    public static string Amount(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}
