namespace LaunchControl.Core.Forecasts;

/// <summary>One step of the critical path.</summary>
/// <param name="Subject">What is worked on or waited for: <c>item/load-test</c> or <c>gate/engineering-ready</c>.</param>
/// <param name="What">For a person: the item's title, or the gate's name.</param>
/// <param name="Who">Mail addresses of who has to act; empty where only time has to pass.</param>
/// <param name="StartsOn">The first day on which it can be worked on; not before today unless it is under way.</param>
/// <param name="FinishesOn">The day on which it is done, by the launch's time of day.</param>
public sealed record ForecastStep(ForecastStepKind Kind, string Subject, string What, IReadOnlyList<string> Who, DateOnly StartsOn, DateOnly FinishesOn);
