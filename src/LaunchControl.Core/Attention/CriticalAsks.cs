using LaunchControl.Core.Forecasts;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>Tells what holds a launch up.</summary>
public static class CriticalAsks
{
    /// <summary>What is asked is late, it is on the critical path, and that path has no day to spare: each further day moves the launch.</summary>
    public static bool HoldsUp(Launch launch, Ask ask, DateTimeOffset now) =>
        ask.IsOverdue(now) && Forecast.Of(launch, now) is { } forecast
        && forecast.CriticalPath.Any(step => step.Subject == ask.Subject) && forecast.Gates.Any(gate => gate.GateId == ask.GateId && gate.SlackDays == 0);
}
