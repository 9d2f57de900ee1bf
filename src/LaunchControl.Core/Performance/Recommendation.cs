namespace LaunchControl.Core.Performance;

/// <summary>What a check says to do with the launch. A person decides.</summary>
public enum Recommendation
{
    Continue,
    Hold,
    RollBack,
}
