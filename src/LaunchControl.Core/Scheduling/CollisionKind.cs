namespace LaunchControl.Core.Scheduling;

public enum CollisionKind
{
    /// <summary>Another launch in the same week speaks to the same people.</summary>
    SameAudience,

    /// <summary>Somebody has too many gates to sign in one week.</summary>
    OverloadedApprover,
}
