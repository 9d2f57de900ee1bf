namespace LaunchControl.Core.Retrospectives;

/// <summary>How a gate was passed on other terms than its own.</summary>
public enum ExceptionKind
{
    Waiver,
    Override,
    ConditionalApproval,
}
