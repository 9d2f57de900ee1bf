using LaunchControl.Core.Attention;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.SignOffs;
using LaunchControl.Pages.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Pages.Tests;

/// <summary>A launch with one gate in review, to make pages and mails of.</summary>
internal static class SampleLaunch
{
    public const string Hostile = "<script>alert(1)</script>\r\nBcc: x@evil.example\u202Etxt.exe\u2028";

    public static readonly DateTimeOffset Now = new(2027, 1, 18, 12, 0, 0, TimeSpan.Zero);

    public static PageRenderer Pages => Services().GetRequiredService<PageRenderer>();

    public static MailRenderer Mails => Services().GetRequiredService<MailRenderer>();

    public static Launch Launch(string name = "Contoso Pulse 2.0", string gateName = "Engineering readiness", string comment = "Looks good") => new()
    {
        Id = "contoso-pulse-2-0-7f3k2m",
        Name = name,
        Playbook = new PlaybookReference("saas-ga", 1),
        Tier = LaunchTier.T1,
        Status = LaunchStatus.InReadiness,
        Owner = "pm@contoso.example",
        LaunchAt = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5)),
        TimeZone = "America/New_York",
        People = new Dictionary<string, IReadOnlyList<string>> { ["eng-lead"] = ["ana@contoso.example"], ["executive"] = ["vp@contoso.example"] },
        Phases = [new Phase("readiness", "Readiness", Core.Playbooks.PhaseKind.Readiness) { OpenedAt = Now.AddDays(-7) }],
        Gates = [Gate(gateName, comment)],
        Metrics = [new SuccessMetric { Id = "error-rate", Name = name, Unit = "%", Direction = MetricDirection.Down, Guardrail = 5 }],
        Checks = [new PostLaunchCheck("L+1h")],
        Incidents = [Incident(1), Incident(2) with { ClearedAt = Now, ClearedBy = "L+1h", ToldBy = null }],
        StartedAt = Now.AddDays(-30),
        StartedBy = "pm@contoso.example",
    };

    public static ReviewModel Review(Launch launch) => new()
    {
        Launch = launch,
        Gate = launch.Gates[0],
        Approver = launch.Gates[0].Approvers[0],
        Now = Now,
        LinkExpiresAt = Now.AddDays(30),
        FormAction = "/sign-off/v1.token",
        Fingerprint = "fingerprint",
    };

    public static AuditEntry Entry(string summary) => new() { Sequence = 1, At = Now, Actor = "pm@contoso.example", Channel = Channel.Api, Action = "launch.started", Summary = summary, Reason = summary };

    private static Incident Incident(int number) => new()
    {
        Id = $"error-rate-{number}",
        Metric = "error-rate",
        OpenedAt = Now.AddDays(-1),
        OpenedBy = "L+1h",
        ToldBy = "L+1h",
        Value = 6.5,
        Guardrail = 5,
        Recommendation = Recommendation.Hold,
        Because = "G1 (one guardrail breached at one check): 6.5 % is above the guardrail of 5 %.",
    };

    private static Gate Gate(string name, string comment) => new()
    {
        Id = "engineering-ready",
        PhaseId = "readiness",
        Name = name,
        Team = "engineering",
        Status = GateStatus.InReview,
        Round = 2,
        RequestedAt = Now.AddDays(-1),
        DueAt = new DateTimeOffset(2027, 2, 5, 9, 0, 0, TimeSpan.FromHours(-5)),
        ExitCriteria = ["The service keeps its objectives at twice the expected peak."],
        Policy = new GatePolicy(Quorum.All),
        Escalations =
        [
            new Escalation("Item|item/load-test|0", "ana@contoso.example", 1, ["ana@contoso.example"], EscalationReason.Reminders, Now, Now.AddDays(-7), 4, 40) { ItemId = "load-test" },
        ],
        Approvers =
        [
            new Approver { Person = "ana@contoso.example", Role = "eng-lead", LinkNonce = "AAAAAAAAAAAAAAAAAAAAAA" },
            new Approver { Person = "vp@contoso.example", Role = "executive", Vote = new Vote("so-1", SignOffDecision.Reject, comment, Now, Channel.EmailLink) },
        ],
        Items =
        [
            new ChecklistItem
            {
                Id = "load-test",
                Title = $"Load test of {name}",
                Owner = "ana@contoso.example",
                DueAt = Now.AddDays(3),
                Status = ItemStatus.Done,
                CompletedBy = "ana@contoso.example",
                Evidence = [new Evidence("https://wiki.contoso.example/load-test", null), new Evidence("javascript:alert(1)", "not a link")],
            },
        ],
    };

    private static ServiceProvider Services() => new ServiceCollection().AddLogging().AddLaunchControlPages().BuildServiceProvider();
}
