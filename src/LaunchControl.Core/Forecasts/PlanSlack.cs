using LaunchControl.Core.Gates;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Forecasts;

/// <summary>The latest day of each step that still keeps a launch date: the backward pass of the critical path method.</summary>
internal sealed class PlanSlack
{
    private readonly WorkCalendar _calendar;
    private readonly DateOnly _launchDay;
    private readonly Dictionary<PlanStep, DateOnly> _latest = [];

    /// <param name="launchDay">Not before the day on which the plan ends.</param>
    public PlanSlack(Plan plan, DateOnly launchDay)
    {
        (_calendar, _launchDay) = (plan.Launch.Calendar, launchDay);
        foreach (var step in Enumerable.Reverse(plan.Order))
        {
            Require(step, LatestOf(step));
        }
    }

    /// <summary>Working days by which a step may finish later.</summary>
    public int Of(PlanStep step) => Math.Max(0, _calendar.WorkingDaysBetween(step.FinishesOn, LatestOf(step)));

    private DateOnly LatestOf(PlanStep step) => _latest.GetValueOrDefault(step, _launchDay);

    private void Require(PlanStep step, DateOnly by)
    {
        switch (step)
        {
            case GateStep gate:
                var readyBy = gate.Gate.Status == GateStatus.InReview ? by : Back(by, gate.Gate.ReviewWorkingDays);
                gate.Items.ToList().ForEach(item => Limit(item, readyBy));
                Limit(gate.Opening, Min(readyBy, Back(by, gate.Gate.LeadWorkingDays)));
                break;
            case ItemStep item:
                item.After.ToList().ForEach(other => Limit(other, Back(by, item.Item.WorkingDays)));
                break;
            case OpeningStep opening:
                opening.Before.ToList().ForEach(gate => Limit(gate, by));
                break;
        }
    }

    private void Limit(PlanStep step, DateOnly by) => _latest[step] = Min(LatestOf(step), by);

    /// <summary>The last day from which so many working days lead to a day that is not after <paramref name="day"/>.</summary>
    private DateOnly Back(DateOnly day, int workingDays) =>
        workingDays == 0 ? day : _calendar.AddWorkingDays(day.AddDays(1), -workingDays).AddDays(-1);

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
