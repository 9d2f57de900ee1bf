using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.SignOffs;
using LaunchControl.Pages;

namespace LaunchControl.Browser.Tests;

/// <summary>A launch at its go/no-go, with every kind of call.</summary>
internal static class SampleRollCall
{
    private static readonly DateTimeOffset Now = SampleGate.Now;

    private static readonly PlaybookRole[] Roles =
        [new("eng-lead", "Engineering lead", "engineering"), new("marketing-lead", "Marketing lead", "marketing"), new("support-lead", "Support lead", "support"), new("executive", "Executive", "leadership"), new("legal", "Counsel", "legal")];

    private static readonly ChecklistItem Condition = new()
    {
        Id = "go-no-go-r1-c1",
        Title = "Write the runbook for the night shift",
        Owner = "eve@contoso.example",
        DueAt = Now.AddHours(-3),
        IsAdded = true,
        IsCondition = true,
        GivenBy = "ana@contoso.example",
    };

    /// <summary>Calls are being taken.</summary>
    public static Launch Open => Launch(LaunchStatus.GoNoGo, Gate(GateStatus.InReview));

    /// <summary>Somebody said no; and the date lies in a window, which an earlier override was for another date of.</summary>
    public static Launch Stopped => Launch(LaunchStatus.NoGo, Gate(GateStatus.NeedsWork) with { Items = [] }) with
    {
        NoGo = new NoGoCall("go-no-go", "sue@contoso.example", "Nobody is on call for the first weekend, and the macros are not translated.", Now.AddHours(-1)),
        Blackout = new BlackoutConflict("year-end", null, "Year end freeze", new DateOnly(2027, 2, 27), new DateOnly(2027, 3, 5), "Nobody is there to help customers."),
    };

    /// <summary>The go is given, and a condition of it was missed.</summary>
    public static Launch Missed => Launch(LaunchStatus.Scheduled, Gate(GateStatus.Approved) with { Items = [Condition with { MissedAt = Now }] }) with
    {
        HoldRecommendations =
        [
            new HoldRecommendation(Condition.Id, "go-no-go", Condition.Title, Condition.Owner, "ana@contoso.example", Condition.DueAt, Now),
            new HoldRecommendation("go-no-go-r1-c2", "go-no-go", "Translate the release notes", "eve@contoso.example", "vp@contoso.example", Now.AddDays(-2), Now.AddDays(-2))
            {
                State = RecommendationState.Dismissed, EndedAt = Now.AddDays(-1), EndedBy = "pm@contoso.example", Reason = "English will do for the first week.",
            },
        ],
        BlackoutOverride = new BlackoutOverride("admin@contoso.example", "The contract names the day.", Now.AddDays(-20), new BlackoutConflict(null, "us", "Founders' day", new DateOnly(2027, 3, 2), new DateOnly(2027, 3, 2), null)),
    };

    public static Collision[] Collisions =>
    [
        new(CollisionKind.SameAudience, "Contoso Wave launches in the same week (2027-03-01 to 2027-03-07) for the same audience.", new DateOnly(2027, 3, 1), ["contoso-wave-2k4m7p"]),
        new(CollisionKind.OverloadedApprover, "vp@contoso.example has 7 gates to sign in the week of 2027-02-22 to 2027-02-28, also in Contoso Wave.", new DateOnly(2027, 2, 22), ["contoso-wave-2k4m7p"], "vp@contoso.example", 7),
    ];

    public static RollCallModel Of(Launch launch) => new() { Launch = launch, RollCall = RollCall.Of(launch, Roles, Now), Now = Now };

    /// <summary>The form that takes a given go back.</summary>
    public static ReviewModel Review => new()
    {
        Launch = Missed,
        Gate = Missed.Gates[0],
        Approver = Missed.Gates[0].Approvers[0],
        Now = Now,
        LinkExpiresAt = Now.AddDays(30),
        FormAction = "/sign-off/x",
        Fingerprint = "fingerprint",
        Input = new ReviewInput { Replaces = "so-1" },
    };

    private static Gate Gate(GateStatus status) => SampleGate.Of("go-no-go", "Go/no-go", status) with
    {
        PhaseId = "decision",
        RequestedAt = Now.AddDays(-1),
        Policy = new GatePolicy(Quorum.All),
        Approvers =
        [
            Approver("ana@contoso.example", "eng-lead", SignOffDecision.Approve, "All tests are green."),
            Approver("marc@contoso.example", "marketing-lead", status == GateStatus.InReview ? null : SignOffDecision.Approve, null),
            Approver("sue@contoso.example", "support-lead", status == GateStatus.NeedsWork ? SignOffDecision.Reject : SignOffDecision.Approve, status == GateStatus.NeedsWork ? "Nobody is on call for the first weekend." : null),
            Approver("vp@contoso.example", "executive", status == GateStatus.InReview ? null : SignOffDecision.Approve, null),
            Approver("lena@contoso.example", "legal", SignOffDecision.Abstain, "Nothing to judge here.") with { Required = false },
        ],
        Reassignments = [new Reassignment("max@contoso.example", "marc@contoso.example", Now.AddDays(-3))],
        Items = [Condition with { DueAt = Now.AddDays(2) }],
    };

    private static Approver Approver(string person, string role, SignOffDecision? decision, string? comment) => new()
    {
        Person = person,
        Role = role,
        LinkNonce = "nonce",
        Vote = decision is { } given ? new Vote("so-1", given, comment, Now.AddHours(-5), Channel.EmailLink) : null,
    };

    private static Launch Launch(LaunchStatus status, Gate gate) => new()
    {
        Id = "contoso-pulse-2-0-7f3k2m",
        Name = "Contoso Pulse 2.0",
        Playbook = new PlaybookReference("saas-ga", 1),
        Tier = LaunchTier.T1,
        Status = status,
        Owner = "pm@contoso.example",
        LaunchAt = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5)),
        TimeZone = "America/New_York",
        People = new Dictionary<string, IReadOnlyList<string>> { ["eng-lead"] = ["ana@contoso.example"] },
        Phases = [new Phase("decision", "Go/no-go", PhaseKind.GoNoGo) { OpenedAt = Now.AddDays(-1) }],
        Gates = [gate],
        StartedAt = Now.AddDays(-30),
        StartedBy = "pm@contoso.example",
    };
}
