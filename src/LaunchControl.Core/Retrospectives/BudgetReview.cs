namespace LaunchControl.Core.Retrospectives;

/// <summary>The budget as planned and as spent, in units of its currency.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="PlannedAtStart">As the start had it; null where it came later, in another currency, or the trail does not tell.</param>
/// <param name="Planned">As planned last.</param>
/// <param name="Actual">Null while nobody has said.</param>
/// <param name="Difference">Spent minus planned; null without either.</param>
/// <param name="DifferencePercent">Of the plan, with one decimal; null without a plan above 0.</param>
public sealed record BudgetReview(string Currency, decimal? PlannedAtStart, decimal Planned, decimal? Actual, decimal? Difference, decimal? DifferencePercent);
