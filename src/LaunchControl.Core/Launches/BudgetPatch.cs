namespace LaunchControl.Core.Launches;

/// <summary>What is to change about a budget.</summary>
/// <param name="Currency">ISO 4217 code; null leaves it as it is.</param>
/// <param name="Planned">0 or more; null leaves it as it is.</param>
/// <param name="Actual">0 or more; a given null takes it away.</param>
public sealed record BudgetPatch(string? Currency, decimal? Planned, Patch<decimal?> Actual)
{
    /// <summary>Null where a new budget lacks its currency or its planned amount.</summary>
    public Budget? ApplyTo(Budget? budget) =>
        (Currency ?? budget?.Currency) is { } currency && (Planned ?? budget?.Planned) is { } planned
            ? new Budget(currency, planned, Actual.Or(budget?.Actual))
            : null;

    public bool IsComplete(Budget? budget) => ApplyTo(budget) is not null;
}
