using System.Globalization;
using LaunchControl.Core.Forecasts;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.GoNoGo;

/// <summary>Decides the colour of a launch. The first rule that holds decides.</summary>
internal static class RagRules
{
    /// <summary>Working days of slip from which on a launch is red.</summary>
    public const int RedSlip = 6;

    public static (RagStatus Rag, string Reason) Decide(Launch launch, Forecast? forecast, IReadOnlyList<string> risks, DateTimeOffset now) =>
        launch.IsLaunched ? AfterLaunch(launch) : Blocked(launch, now) ?? Late(launch, forecast) ?? Endangered(launch, risks, now)
        ?? (RagStatus.Green, "Nothing is overdue, and the launch date can be kept.");

    private static (RagStatus, string) AfterLaunch(Launch launch)
    {
        var open = launch.Incidents.Where(incident => incident.IsOpen).ToList();
        return open.Find(incident => incident.Recommendation == Recommendation.RollBack) is { } worst ? (RagStatus.Red, $"The guardrail of {worst.Metric} is breached.")
            : open.FirstOrDefault() is { } incident ? (RagStatus.Amber, $"The guardrail of {incident.Metric} is breached.")
            : (RagStatus.Green, "It is live, and no guardrail is breached.");
    }

    private static (RagStatus, string)? Blocked(Launch launch, DateTimeOffset now)
    {
        var gate = launch.Gates.FirstOrDefault(gate => gate.Status == GateStatus.NeedsWork || gate.IsOverdue(now));
        return launch.Status == LaunchStatus.Cancelled ? (RagStatus.Red, "The launch was cancelled.")
            : launch.Status == LaunchStatus.NoGo ? (RagStatus.Red, "The go/no-go ended in a no-go.")
            : gate is null ? null
            : (RagStatus.Red, gate.Status == GateStatus.NeedsWork ? $"{gate.Name} needs work." : $"{gate.Name} is overdue.");
    }

    private static (RagStatus, string)? Late(Launch launch, Forecast? forecast)
    {
        if (forecast is not { SlipDays: > 0 and var days })
        {
            return null;
        }

        var day = TimeZoneInfo.ConvertTime(forecast.EarliestLaunchAt, launch.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var reason = string.Create(CultureInfo.InvariantCulture, $"It can launch on {day} at the earliest, {days} working day{(days == 1 ? "" : "s")} late{(forecast.DrivenBy is { } step ? $": {step.What} decides." : ".")}");
        return (days >= RedSlip ? RagStatus.Red : RagStatus.Amber, reason);
    }

    private static (RagStatus, string)? Endangered(Launch launch, IReadOnlyList<string> risks, DateTimeOffset now) =>
        launch.Status == LaunchStatus.Held ? (RagStatus.Amber, "The launch is on hold.")
        : launch.Gates.SelectMany(gate => gate.Items).FirstOrDefault(item => item.IsOverdue(now)) is { } late ? (RagStatus.Amber, $"'{late.Title}' is overdue.")
        : risks.Count > 0 ? (RagStatus.Amber, risks[0])
        : null;
}
