using LaunchControl.Core.Forecasts;

namespace LaunchControl.Core.Attention;

/// <summary>Tells what holds a launch up.</summary>
internal static class CriticalAsks
{
    /// <summary>Those that are on the critical path where that has no day to spare: each further day moves the launch.</summary>
    /// <param name="late">What one launch asks, and what is overdue; at least one.</param>
    public static IEnumerable<LaunchAsk> Of(IReadOnlyList<LaunchAsk> late, DateTimeOffset now) => Forecast.Of(late[0].Launch, now) is not { } forecast ? []
        : late.Where(ask => forecast.CriticalPath.Any(step => step.Subject == ask.Ask.Subject) && forecast.Gates.Any(gate => gate.GateId == ask.Ask.GateId && gate.SlackDays == 0));
}
