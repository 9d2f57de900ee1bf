using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Forecasts;

/// <summary>A gate passes.</summary>
/// <param name="items">What is left of its checklist.</param>
/// <param name="readyOn">The day on which nothing of the checklist is left.</param>
/// <param name="reviewedOn">The day on which its approvers have decided.</param>
internal sealed class GateStep(Gate gate, OpeningStep opening, IReadOnlyList<ItemStep> items, DateOnly readyOn, DateOnly reviewedOn, DateOnly finishesOn) : PlanStep(finishesOn)
{
    public Gate Gate => gate;

    public OpeningStep Opening => opening;

    public IReadOnlyList<ItemStep> Items => items;

    public DateOnly ReadyOn => readyOn;

    public DateOnly ReviewedOn => reviewedOn;

    /// <summary>Its lead time, not its review, decides when it passes.</summary>
    public bool IsLedByLeadTime => FinishesOn > reviewedOn;
}
