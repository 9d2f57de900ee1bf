using System.Globalization;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>A go-to-market brief as people read it.</summary>
internal static class BriefText
{
    /// <summary>Each part by its name in <c>approves</c>, its name for people, and its text; null where it was not given.</summary>
    public static IReadOnlyList<(string Part, string Name, string? Value)> Of(Brief brief) =>
    [
        ("targetCustomer", "Target customer", brief.TargetCustomer),
        ("valueProposition", "Value proposition", brief.ValueProposition),
        ("positioning", "Positioning", brief.Positioning),
        ("pricing", "Pricing", brief.Pricing),
        ("channels", "Channels", brief.Channels.Count > 0 ? string.Join(", ", brief.Channels) : null),
        ("budget", "Budget", brief.Budget is { } budget ? Text(budget) : null),
    ];

    private static string Text(Budget budget) =>
        $"{Amount(budget.Planned)} {budget.Currency} planned{(budget.Actual is { } actual ? $", {Amount(actual)} spent" : "")}";

    private static string Amount(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}
