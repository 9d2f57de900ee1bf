using LaunchControl.Core.Forecasts;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.GoNoGo;

/// <summary>How ready a launch was at the end of a day: one point of the burn-up. Until the next point nothing changed.</summary>
/// <param name="Day">In the launch's time zone.</param>
/// <param name="Score">0-100.</param>
/// <param name="SlipDays">Working days by which the forecast was later than the plan.</param>
public sealed record ReadinessPoint(DateOnly Day, int Score, RagStatus Rag, int GatesPassed, int GatesTotal, int ItemsSettled, int ItemsTotal, int SlipDays, DateTimeOffset LaunchAt)
{
    /// <summary>The point that a change makes; null where it changes none of what a point tells, and for a launch that is live or over.</summary>
    /// <param name="before">Null for a launch that is new.</param>
    public static ReadinessPoint? Between(Launch? before, Launch after, DateTimeOffset now)
    {
        if (before is { IsLaunched: true } or { IsFinal: true })
        {
            return null;
        }

        var point = Of(after, now);
        return before is not null && Of(before, now) == point ? null : point;
    }

    private static ReadinessPoint Of(Launch launch, DateTimeOffset now)
    {
        var forecast = Forecast.Of(Readiness.Weighed(launch), now);
        var readiness = Readiness.Of(launch, forecast, now);
        var items = launch.Gates.SelectMany(gate => gate.Items).ToList();
        return new ReadinessPoint(
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, launch.Zone).DateTime), readiness.Score, readiness.Rag,
            launch.Gates.Count(gate => gate.IsPassed), launch.Gates.Count, items.Count(item => item.IsSettled), items.Count, forecast?.SlipDays ?? 0, launch.LaunchAt);
    }
}
