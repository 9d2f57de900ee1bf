using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Makes the retrospective of a launch. Pure: the same input always gives the same report.</summary>
public static class RetrospectiveBuilder
{
    /// <summary>Why there is none yet; null for a launch that is live, or was.</summary>
    public static Refusal? TooEarly(Launch launch) => launch.IsLaunched ? null
        : new Refusal(RefusalKind.Conflict, "not-launched", $"{launch.Name} is not live yet, so there is nothing to look back on. Its retrospective is there from the launch moment on.");

    /// <exception cref="ArgumentException">The launch is not live yet: see <see cref="TooEarly"/>.</exception>
    public static Retrospective Build(RetrospectiveInput input)
    {
        var launch = input.Launch;
        var liveAt = launch.LiveAt ?? throw new ArgumentException("There is no retrospective before the launch.", nameof(input));
        var planned = input.Trail.StartedAs?.LaunchAt ?? input.Trail.Moves.Select(move => (DateTimeOffset?)move.From).FirstOrDefault() ?? launch.LaunchAt;
        var metrics = MetricReviews.Of(launch, input.Snapshots);
        var gates = GateReviews.Of(launch, input.Trail);
        var report = new Retrospective
        {
            LaunchId = launch.Id,
            LaunchName = launch.Name,
            Status = launch.Status,
            Tier = launch.Tier,
            Owner = launch.Owner,
            TimeZone = launch.TimeZone,
            Playbook = launch.Playbook,
            AsOf = input.Now,
            IsFinal = launch.CompletedAt is not null,
            Dates = new LaunchDates(planned, launch.LaunchAt, liveAt, Days.Between(planned, liveAt), input.Trail.Moves),
            Metrics = metrics,
            MissedMetrics = [.. metrics.Where(metric => metric.Verdict == Verdict.Missed).Select(metric => metric.Id)],
            Checks = launch.Checks,
            Gates = gates,
            Teams = GateReviews.ByTeam(gates),
            Late = LatePeople.Of(launch, input.Trail),
            Budget = Budget(launch, input.Trail.StartedAs),
            Exceptions = ExceptionReviews.Of(launch, input.Trail),
            Incidents = launch.Incidents,
            Feedback = input.Feedback,
            Lessons = launch.Lessons,
            Missing = [],
        };
        return report with { Missing = MissingPieces.Of(report, launch) };
    }

    private static BudgetReview? Budget(Launch launch, Launch? started)
    {
        if (launch.Brief.Budget is not { } budget)
        {
            return null;
        }

        var atStart = started?.Brief.Budget is { } first && first.Currency == budget.Currency ? first.Planned : (decimal?)null;
        var difference = budget.Actual - budget.Planned;
        return new BudgetReview(budget.Currency, atStart, budget.Planned, budget.Actual, difference,
            budget.Planned > 0 && difference is { } over ? Math.Round(over / budget.Planned * 100, 1) : null);
    }
}
