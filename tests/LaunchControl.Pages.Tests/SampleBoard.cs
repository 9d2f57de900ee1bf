using LaunchControl.Core.Auditing;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages.Tests;

/// <summary>Launches of three phases, with boards of them: little and much, before and after the launch.</summary>
internal static class SampleBoard
{
    public static readonly DateTimeOffset Now = new(2027, 1, 18, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset LaunchAt = new(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5));

    private static readonly DateTimeOffset Live = Now.AddDays(-8);
    private static readonly string[] Teams = ["engineering", "marketing", "support", "legal"];
    private static readonly string[] Ladder = ["L+1h", "L+1d", "L+7d", "L+30d", "L+90d"];

    /// <summary>Just stored: no phase is open.</summary>
    public static Launch Preparing => Full(2, 1) with
    {
        Status = LaunchStatus.Preparing,
        Phases = [.. Phases.Select(phase => phase with { OpenedAt = null })],
        Gates = [.. Full(2, 1).Gates.Select(gate => gate with { Status = GateStatus.Waiting, OpenedAt = null, RequestedAt = null, DecidedAt = null })],
        Metrics = [],
        BlackoutWindows = [],
    };

    public static Launch AfterLaunch => Full(5, 2) with
    {
        Status = LaunchStatus.Live,
        LaunchAt = Live,
        LiveAt = Live.AddHours(2),
        Phases = [.. Phases.Select(phase => phase with { OpenedAt = Now.AddDays(-40) })],
        Gates = [.. Full(5, 2).Gates.Select((gate, index) => gate with { Status = GateStatus.Approved, OpenedAt = Now.AddDays(-40), DecidedAt = Now.AddDays(-30 + (2 * index)), DueAt = Now.AddDays(-29 + (2 * index)) })],
        Checks = [.. Ladder.Select((offset, index) => index < 3 ? Ran(offset, index) : new PostLaunchCheck(offset) { DueAt = Live.AddDays(index == 3 ? 30 : 90) })],
        Incidents =
        [
            new Incident
            {
                Id = "error-rate-1", Metric = "error-rate", OpenedAt = Live.AddDays(1), OpenedBy = "L+1d", Value = 4.2, Guardrail = 3, Recommendation = Recommendation.RollBack,
                Because = "G2 (one guardrail breached at two checks): 4.2 is above the guardrail of 3.", Breaches = 2,
            },
        ],
    };

    public static Phase[] Phases =>
    [
        new("readiness", "Readiness", PhaseKind.Readiness) { OpenedAt = Now.AddDays(-20) },
        new("rehearsal", "Rehearsal", PhaseKind.Readiness),
        new("decision", "Go/no-go", PhaseKind.GoNoGo),
    ];

    /// <summary>So many gates of so many items, in every state.</summary>
    public static Launch Full(int gates, int items, string text = "") => new()
    {
        Id = "contoso-pulse-2-0-7f3k2m",
        Name = $"Contoso Pulse 2.0{text}",
        Playbook = new PlaybookReference("saas-ga", 1),
        Tier = LaunchTier.T1,
        Status = LaunchStatus.InReadiness,
        Owner = "pm@contoso.example",
        LaunchAt = LaunchAt,
        TimeZone = "America/New_York",
        People = new Dictionary<string, IReadOnlyList<string>> { ["eng-lead"] = ["ana@contoso.example"] },
        Phases = Phases,
        Gates = [.. Enumerable.Range(0, gates).Select(index => Gate(index, gates, items, text))],
        Metrics = [Metric("activation-rate", $"Activation rate{text}", MetricDirection.Up, 34, 40, 30), Metric("error-rate", "Errors per 1,000 requests", MetricDirection.Down, 1.2, 1, 3)],
        BlackoutWindows = [new BlackoutWindow("freeze", $"Quarter end freeze{text}", new DateOnly(2027, 2, 8), new DateOnly(2027, 2, 14))],
        StartedAt = Now.AddDays(-30),
        StartedBy = "pm@contoso.example",
    };

    /// <summary>A launch at its go/no-go.</summary>
    public static Launch AtGoNoGo => Full(3, 1) with { Status = LaunchStatus.GoNoGo, Phases = [.. Phases.Select(phase => phase with { OpenedAt = Now.AddDays(-5) })] };

    public static BoardModel Of(Launch launch, string text = "") => new()
    {
        Launch = launch,
        Audit = [.. Enumerable.Range(1, 20).Select(number => Entry(number, text))],
        History = launch.IsLaunched || launch.Status == LaunchStatus.Preparing ? [] : [.. Enumerable.Range(0, 9).Select(Point)],
        RollCall = launch.IsGoNoGoNear() ? RollCall.Of(launch, [], Now) : null,
        Snapshots = launch.IsLaunched ? [.. Ladder.Take(3).SelectMany((offset, index) => launch.Metrics.Select(metric => Snapshot(metric, offset, index)))] : [],
        Feedback = launch.IsLaunched ? new FeedbackSummary(128, 61, 30, 37) { Customer = 117, Themes = [new ThemeCount("missing-feature", 40), new ThemeCount("pricing", 21)] } : null,
        NewestFeedback = launch.IsLaunched ? [.. Enum.GetValues<Sentiment>().Select(sentiment => Said(sentiment, text))] : [],
        Now = Now,
    };

    public static AuditEntry Entry(int number, string text = "") => new()
    {
        Sequence = number,
        At = Now.AddHours(number - 30),
        Actor = "pm@contoso.example",
        Channel = Channel.Api,
        Action = "item.completed",
        Summary = $"Item {number} was done.{text}",
        Reason = number % 7 == 0 ? $"The rig is back.{text}" : null,
        OldValue = number % 5 == 0 ? "open" : null,
        NewValue = number % 5 == 0 ? "done" : null,
    };

    public static FeedbackEntry Said(Sentiment sentiment, string text = "") => new()
    {
        Id = sentiment.ToString(),
        At = Now.AddHours(-(int)sentiment),
        Kind = sentiment == Sentiment.Neutral ? FeedbackKind.Internal : FeedbackKind.Customer,
        Sentiment = sentiment,
        Themes = ["pricing"],
        From = sentiment == Sentiment.Negative ? null : $"Kim{text}",
        Text = $"I feel {sentiment} about the new alarm page.{text}",
    };

    private static Gate Gate(int index, int count, int items, string text)
    {
        // The last gate is the go/no-go; a third of the others belongs to the second phase.
        var phase = index == count - 1 ? 2 : index >= 2 * (count - 1) / 3 && count > 3 ? 1 : 0;
        var status = phase > 0 ? GateStatus.Waiting : (index % 5) switch { 0 => GateStatus.Approved, 1 => GateStatus.InReview, 2 => GateStatus.Preparing, 3 => GateStatus.NeedsWork, _ => GateStatus.Preparing };
        var dueAt = phase switch { 2 => LaunchAt.AddDays(-3), 1 => LaunchAt.AddDays(-20 + index), _ => Now.AddDays((index * 3) - 4) };
        return new Gate
        {
            Id = $"gate-{index}",
            PhaseId = Phases[phase].Id,
            Name = phase == 2 ? $"Go/no-go{text}" : $"{char.ToUpperInvariant(Teams[index % 4][0])}{Teams[index % 4][1..]} readiness {index}{text}",
            Team = Teams[index % 4],
            Status = status,
            Round = status == GateStatus.Waiting ? 0 : 1,
            OpenedAt = phase > 0 ? null : Now.AddDays(-20),
            RequestedAt = status == GateStatus.InReview ? Now.AddDays(-2) : null,
            DecidedAt = status == GateStatus.Approved ? Now.AddDays(-6) : null,
            DueAt = dueAt,
            ReviewWorkingDays = 2,
            Policy = new GatePolicy(Quorum.All),
            Approvers =
            [
                new Approver { Person = "ana@contoso.example", Role = "eng-lead", LinkNonce = status == GateStatus.InReview ? "AAAAAAAAAAAAAAAAAAAAAA" : null, LinkIssuedAt = Now.AddDays(-2), AskedAt = Now.AddDays(-2) },
                new Approver { Person = "vera.longname-with-many-letters@subsidiary.contoso.example", Role = "executive" },
            ],
            Items = [.. Enumerable.Range(0, items).Select(number => Item(index, number, dueAt, status == GateStatus.Approved, text))],
        };
    }

    private static ChecklistItem Item(int gate, int number, DateTimeOffset gateDue, bool isDone, string text)
    {
        var status = isDone ? ItemStatus.Done : (number % 4) switch { 0 => ItemStatus.Open, 1 => ItemStatus.Done, 2 => ItemStatus.Blocked, _ => ItemStatus.Open };
        return new ChecklistItem
        {
            Id = $"item-{gate}-{number}",
            Title = $"Step {number + 1} of gate {gate}{text}",
            Owner = "worker@contoso.example",
            DueAt = gateDue.AddDays(-1 - number),
            WorkingDays = 2,
            Status = status,
            StatusReason = status == ItemStatus.Blocked ? $"The test rig is on loan until Friday.{text}" : null,
            Evidence = status == ItemStatus.Done ? [new Evidence("https://wiki.contoso.example/results", null)] : [],
        };
    }

    private static SuccessMetric Metric(string id, string name, MetricDirection direction, double baseline, double target, double guardrail) => new()
    {
        Id = id,
        Name = name,
        Unit = id == "error-rate" ? "per 1,000" : "%",
        Direction = direction,
        Baseline = baseline,
        Target = target,
        Guardrail = guardrail,
        Source = id == "error-rate" ? new MetricSource { Kind = MetricSourceKind.Prometheus } : null,
    };

    private static ReadinessPoint Point(int index) =>
        new(new DateOnly(2026, 12, 21).AddDays(3 * index), 30 + (4 * index) - (index == 5 ? 6 : 0), index < 4 ? RagStatus.Amber : RagStatus.Green, index / 3, 12, 4 * index, 60, index == 5 ? 2 : 0, LaunchAt);

    private static PostLaunchCheck Ran(string offset, int index) => new(offset)
    {
        DueAt = Live.AddDays(index),
        RanAt = Live.AddDays(index).AddMinutes(index == 2 ? 15 : 1),
        IsLate = index == 2,
        Verdicts = new Dictionary<string, Verdict> { ["activation-rate"] = Verdict.Met, ["error-rate"] = index == 0 ? Verdict.Marginal : Verdict.Missed },
        Recommendation = index == 0 ? Recommendation.Continue : Recommendation.RollBack,
    };

    private static MetricSnapshot Snapshot(SuccessMetric metric, string check, int index)
    {
        var value = metric.Id == "error-rate" ? 2 + index : 41.5 + index;
        return new MetricSnapshot
        {
            Check = check,
            DueAt = Live.AddDays(index),
            TakenAt = Live.AddDays(index),
            Metric = metric,
            Measurement = new Measurement(metric.Id, Live.AddDays(index - 1), Live.AddDays(index)) { Value = value, Count = 12 },
            Verdict = metric.Id == "activation-rate" ? Verdict.Met : index == 0 ? Verdict.Marginal : Verdict.Missed,
            Because = $"The target {metric.Target} is the measure.",
            FromBaseline = value - metric.Baseline,
        };
    }
}
