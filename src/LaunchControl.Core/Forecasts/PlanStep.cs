namespace LaunchControl.Core.Forecasts;

/// <summary>Something that has to come about before a launch. Compared by reference.</summary>
internal abstract class PlanStep(DateOnly finishesOn)
{
    /// <summary>The day on which it is done at the earliest, by the launch's time of day.</summary>
    public DateOnly FinishesOn { get; } = finishesOn;
}
