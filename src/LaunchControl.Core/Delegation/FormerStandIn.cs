namespace LaunchControl.Core.Delegation;

/// <summary>Somebody whose turn to stand in for an approver of a gate is over, so that their link can say so.</summary>
/// <param name="Person">Mail address of who stood in.</param>
/// <param name="InPlaceOf">Mail address of the approver.</param>
/// <param name="At">Since when.</param>
public sealed record FormerStandIn(string Person, string InPlaceOf, DateTimeOffset At)
{
    /// <summary>Of one gate the last so many are kept.</summary>
    public const int MostKept = 20;
}
