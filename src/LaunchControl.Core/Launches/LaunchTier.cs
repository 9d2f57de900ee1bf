namespace LaunchControl.Core.Launches;

/// <summary>How big a launch is: T1 the company's biggest, T3 nearly routine.</summary>
public enum LaunchTier
{
    T1,
    T2,
    T3,
}
