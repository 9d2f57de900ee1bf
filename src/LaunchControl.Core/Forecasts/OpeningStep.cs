using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Forecasts;

/// <summary>A gate opens.</summary>
/// <param name="before">The gates that have to pass first, and have not.</param>
internal sealed class OpeningStep(Gate gate, IReadOnlyList<GateStep> before, DateOnly finishesOn) : PlanStep(finishesOn)
{
    public Gate Gate => gate;

    public IReadOnlyList<GateStep> Before => before;
}
