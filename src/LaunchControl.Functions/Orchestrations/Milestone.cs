namespace LaunchControl.Functions.Orchestrations;

/// <summary>What orchestrations log as it is reached.</summary>
/// <remarks>Histories keep the numbers: they never change.</remarks>
public enum Milestone
{
    GatePassed = 1,

    /// <summary>Go is given; the launch waits for its moment.</summary>
    Scheduled = 2,
    Live = 3,
    Completed = 4,
}
