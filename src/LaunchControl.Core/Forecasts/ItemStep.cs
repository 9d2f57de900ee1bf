using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Forecasts;

/// <summary>An item is worked on.</summary>
/// <param name="after">What it waits for: other items, or the opening of its gate.</param>
internal sealed class ItemStep(Gate gate, ChecklistItem item, IReadOnlyList<PlanStep> after, DateOnly startsOn, DateOnly finishesOn) : PlanStep(finishesOn)
{
    public Gate Gate => gate;

    public ChecklistItem Item => item;

    public IReadOnlyList<PlanStep> After => after;

    public DateOnly StartsOn => startsOn;
}
