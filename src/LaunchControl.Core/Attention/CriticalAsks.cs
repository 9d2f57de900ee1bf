using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>Tells what holds a launch up.</summary>
public static class CriticalAsks
{
    /// <summary>What is asked is late, and the launch is late with it.</summary>
    public static bool HoldsUp(Launch launch, Ask ask, DateTimeOffset now) => ask.IsOverdue(now) && launch.FindGate(ask.GateId) is { IsPassed: false };
}
