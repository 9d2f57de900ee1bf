namespace LaunchControl.Core.Retrospectives;

/// <summary>How a gate was passed, or a launch dated, on other terms than its own.</summary>
public enum ExceptionKind
{
    Waiver,
    Override,
    ConditionalApproval,

    /// <summary>The launch was put on a day on which nothing is launched.</summary>
    BlackoutOverride,
}
