namespace LaunchControl.Core.Performance;

/// <summary>One step of the snapshot ladder after the launch moment.</summary>
/// <param name="Offset">For instance <c>L+1d</c>; also the check's id.</param>
public sealed record PostLaunchCheck(string Offset)
{
    /// <summary>Null until the launch is live: checks count from the moment that really happened.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Null until the check has run; it runs once.</summary>
    public DateTimeOffset? RanAt { get; init; }
}
