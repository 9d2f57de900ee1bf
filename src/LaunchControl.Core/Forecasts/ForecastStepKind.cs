namespace LaunchControl.Core.Forecasts;

public enum ForecastStepKind
{
    /// <summary>A checklist item is worked on.</summary>
    Item,

    /// <summary>A gate is ready, and its approvers decide.</summary>
    Review,

    /// <summary>All is done, but the gate's team was promised more working days than have passed since the gate opened.</summary>
    LeadTime,

    /// <summary>A gate waits for a gate of another launch, of which nobody here knows when it passes; it is taken to pass at once.</summary>
    ExternalGate,
}
