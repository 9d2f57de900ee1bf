using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Pages.Tests;

/// <summary>Retrospectives with little and with much in them.</summary>
internal static class SampleRetrospective
{
    private static readonly DateTimeOffset Live = new(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5));
    private static readonly string[] Ladder = ["L+1h", "L+1d", "L+7d", "L+30d", "L+90d"];

    /// <summary>Just live, with nothing agreed, said or learnt.</summary>
    public static Retrospective Bare { get; } = new()
    {
        LaunchId = "contoso-pulse-2-0-7f3k2m",
        LaunchName = "Contoso Pulse 2.0",
        Status = LaunchStatus.Live,
        Tier = LaunchTier.T1,
        Owner = "pm@contoso.example",
        TimeZone = "America/New_York",
        Playbook = new PlaybookReference("saas-ga", 1),
        AsOf = Live.AddMinutes(5),
        IsFinal = false,
        Dates = new LaunchDates(Live, Live, Live, 0, []),
        Metrics = [],
        MissedMetrics = [],
        Checks = [],
        Gates = [],
        Teams = [],
        Late = [],
        Budget = null,
        Exceptions = [],
        Incidents = [],
        Feedback = new FeedbackSummary(0, 0, 0, 0),
        Lessons = [],
        Missing = [new MissingPiece("checks-to-come", "5 checks are still to come: L+1h, L+1d, L+7d, L+30d, L+90d.")],
    };

    /// <summary>Everything in it, of any text.</summary>
    public static Retrospective Full(string text = "Engineering readiness") => Bare with
    {
        LaunchName = $"Contoso Pulse 2.0 {text}",
        Status = LaunchStatus.Completed,
        IsFinal = true,
        AsOf = Live.AddDays(95),
        Dates = new LaunchDates(Live.AddDays(-7), Live, Live, 7, [new LaunchMove(Live.AddDays(-20), "pm@contoso.example", Live.AddDays(-7), Live, $"A week for the new price: {text}")]),
        Metrics =
        [
            Metric("activation-rate", $"Activation rate {text}", Up, [36.2, 38, 41.2, 42.1, 43.7], [Verdict.Marginal, Verdict.Marginal, Verdict.Met, Verdict.Met, Verdict.Met]),
            Metric("error-rate", "Errors per 1,000 requests", Down, [0.8, 4.2, 1.1, 0.9, null], [Verdict.Met, Verdict.Missed, Verdict.Marginal, Verdict.Met, Verdict.NoData])
                with { Changed = Down with { Target = 1.5, Name = "Errors per 1,000 requests" } },
            Metric("revenue", "Revenue", Money, [12000.5, 48000, 171000, 420000, 1250000], [Verdict.Missed, Verdict.Missed, Verdict.Missed, Verdict.Missed, Verdict.Missed]),
            Metric("support-tickets", "Support tickets", Down with { Id = "support-tickets", Unit = null, Target = null, Guardrail = null }, [null, null, null, null, null], [Verdict.NoData, Verdict.NoData, Verdict.NoData, Verdict.NoData, Verdict.NoData])
                with { IsRemoved = true },
            new MetricReview { Id = "added", Name = "Added later", Agreed = null, Changed = Up with { Id = "added", Name = null }, IsRemoved = false, Points = [], Verdict = null },
            Metric("daily", "Daily users", Up with { Unit = null, Baseline = 900, Target = 1500, Guardrail = 800 }, [.. Enumerable.Range(0, 60).Select(day => (double?)(1000 + (day * 12) + (day % 7 * 40)))],
                [.. Enumerable.Range(0, 60).Select(day => day < 30 ? Verdict.Marginal : Verdict.Met)]),
        ],
        MissedMetrics = ["revenue"],
        Checks = [.. Ladder.Select((offset, index) => new PostLaunchCheck(offset) { RanAt = Live.AddDays(index), Feedback = new FeedbackSummary(index * 3, index, index, index) { Customer = index } })],
        Gates =
        [
            Gate("Engineering readiness", "engineering", Live.AddDays(-12), 2.5), Gate(text, "marketing", Live.AddDays(-14), 0),
            new GateDates("legal", "Legal approval", "legal", GateStatus.Waived, Live.AddDays(-21), Live.AddDays(-14), null, null, null),
        ],
        Teams = [new TeamSlip("engineering", 1, 1, 2.5, 2.5, "Engineering readiness"), new TeamSlip("marketing", 1, 0, 0, 0, null)],
        Late =
        [
            new LatePerson("ana@contoso.example", 2, 2.5, [new LateWork("gate/engineering-ready", "Engineering readiness", Live.AddDays(-14), Live.AddDays(-11.5), 2.5),
                new LateWork("item/load-test", $"Load test {text}", Live.AddDays(-15), null, 1)]),
        ],
        Budget = new BudgetReview("USD", 100000, 120000, 131500.5m, 11500.5m, 9.6m),
        Exceptions =
        [
            new ExceptionGiven(ExceptionKind.Waiver, "gate/legal", $"Legal approval {text}", "risk@contoso.example", Live.AddDays(-10), $"The risk is ours: {text}", ExceptionOutcome.Stood),
            new ExceptionGiven(ExceptionKind.Override, "gate/pricing", "Pricing approval", "vp@contoso.example", Live.AddDays(-2), "The press date is fixed", ExceptionOutcome.Stood),
            new ExceptionGiven(ExceptionKind.ConditionalApproval, "item/translate", "Translate the invoice", "bob@contoso.example", Live.AddDays(-5), null, ExceptionOutcome.Met),
        ],
        Incidents =
        [
            new Incident
            {
                Id = "error-rate-1", Metric = "error-rate", OpenedAt = Live.AddDays(1), OpenedBy = "L+1d", Value = 4.2, Guardrail = 3, Recommendation = Recommendation.Hold,
                Because = $"4.2 is above the guardrail 3, over the day up to L+1d. {text}", ClearedAt = Live.AddDays(7), ClearedBy = "L+7d",
            },
        ],
        Feedback = new FeedbackSummary(128, 61, 30, 37) { Customer = 117, Themes = [new ThemeCount("missing-feature", 40), new ThemeCount("pricing", 21), new ThemeCount("performance", 9)] },
        Lessons =
        [
            new Lesson("one", LessonKind.Keep, $"Support tried the product two weeks before customers did. {text}", "sue@contoso.example", Live.AddDays(20)),
            new Lesson("two", LessonKind.Change, "Ask legal a month earlier.", "pm@contoso.example", Live.AddDays(21)),
        ],
        Missing = [new MissingPiece("no-data", $"Errors had no data at L+90d: answered 503. {text}")],
    };

    public static SuccessMetric Up { get; } = new() { Id = "activation-rate", Unit = "%", Direction = MetricDirection.Up, Baseline = 34, Target = 40, Guardrail = 30 };

    private static SuccessMetric Down { get; } = new() { Id = "error-rate", Unit = "per 1,000", Direction = MetricDirection.Down, Baseline = 1.2, Target = 1, Guardrail = 3 };

    private static SuccessMetric Money { get; } = new() { Id = "revenue", Unit = "USD", Direction = MetricDirection.Up, Baseline = 0, Target = 2_000_000 };

    public static MetricReview Metric(string id, string name, SuccessMetric contract, double?[] values, Verdict[] verdicts) => new()
    {
        Id = id,
        Name = name,
        Agreed = contract,
        Changed = null,
        IsRemoved = false,
        Points = [.. values.Select((value, index) => Point(values.Length <= Ladder.Length ? Ladder[index] : $"L+{index + 1}d", index, value, verdicts[index], contract))],
        Verdict = verdicts.Where(verdict => verdict != Verdict.NoData).Select(verdict => (Verdict?)verdict).LastOrDefault(),
    };

    private static MetricPoint Point(string check, int day, double? value, Verdict verdict, SuccessMetric contract) => new(
        check, Live.AddDays(day), Live.AddDays(day), day == 2, value, contract.Unit, value is null ? 0 : 12, value is null ? "The source answered 503." : null, verdict,
        value is null ? "No data." : $"The target {contract.Target} is the measure.", value - contract.Baseline, day == 0 ? null : 1.8, IsGuardrailBreached: false);

    private static GateDates Gate(string name, string team, DateTimeOffset passed, double late) =>
        new(name, name, team, GateStatus.Approved, Live.AddDays(-21), Live.AddDays(-14), passed, 7, late);
}
