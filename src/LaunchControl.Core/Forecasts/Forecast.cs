using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Forecasts;

/// <summary>When a launch can be at the earliest if all that is left takes the working days that were planned for it, and what decides that.</summary>
/// <param name="EarliestLaunchAt">
/// At the launch's time of day on a working day; never later than the planned moment while that can be kept.
/// </param>
/// <param name="SlipDays">Working days by which it is later than planned; 0 for a date that can be kept.</param>
/// <param name="DrivenBy">What to do first: the step of the critical path that can be worked on now. Null while the planned date can be kept.</param>
/// <param name="CriticalPath">The chain of steps that decides the earliest date, in their order; empty once everything is passed.</param>
/// <param name="Gates">Those that are not passed, in the order of the launch.</param>
/// <remarks>
/// Days are counted at the launch's time of day: what is done "on" a day is done by then. An item takes its working days from when its gate opened and
/// what it depends on was done, or from today where neither is so yet; one that should be done by now is taken to be done today, and a blocked one
/// begins again today. A gate opens when the gates before it have passed, is ready when its checklist is done, and passes after its review's working
/// days, but not before its lead time has passed since it opened. A launch that is held is taken to go on today.
/// </remarks>
public sealed record Forecast(
    DateTimeOffset EarliestLaunchAt, int SlipDays, ForecastStep? DrivenBy, IReadOnlyList<ForecastStep> CriticalPath, IReadOnlyList<GateForecast> Gates)
{
    private const int LongestSearch = 2 * 366;

    /// <summary>Null once the launch is live or over.</summary>
    public static Forecast? Of(Launch launch, DateTimeOffset now)
    {
        if (launch.IsFinal || launch.IsLaunched)
        {
            return null;
        }

        var plan = new Plan(launch, now);
        var planned = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(launch.LaunchAt, launch.Zone).DateTime);
        var first = FirstLaunchDay(plan);
        var isKept = plan.EndsOn <= planned;
        var slack = new PlanSlack(plan, isKept ? planned : first);
        var path = new PathWalk(plan);
        return new Forecast(
            isKept && first >= planned ? launch.LaunchAt : plan.At(first),
            isKept ? 0 : Math.Max(1, launch.Calendar.WorkingDaysBetween(planned, first)),
            isKept ? null : path.Steps is [var step, ..] ? step : null,
            path.Steps,
            [.. plan.Gates.Select(step => new GateForecast(step.Gate.Id, step.FinishesOn, slack.Of(step), path.Gates.Contains(step.Gate.Id)))]);
    }

    private static DateOnly FirstLaunchDay(Plan plan)
    {
        // Windows end some day; if they did not, that would be no reason to look for ever.
        var (day, last) = (plan.EndsOn, plan.EndsOn.AddDays(LongestSearch));
        while (day < last && !plan.IsLaunchDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
