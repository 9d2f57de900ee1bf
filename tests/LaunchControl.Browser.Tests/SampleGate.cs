using LaunchControl.Core.Auditing;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Browser.Tests;

/// <summary>Gates in every state that a page shows.</summary>
internal static class SampleGate
{
    public static readonly DateTimeOffset Now = new(2027, 1, 18, 12, 0, 0, TimeSpan.Zero);

    public static Approver Ana => new() { Person = "ana@contoso.example", Role = "eng-lead", LinkNonce = "AAAAAAAAAAAAAAAAAAAAAA" };

    public static Approver Vera => new() { Person = "vera.longname-with-many-letters@subsidiary.contoso.example", Role = "executive" };

    public static Gate InReview => Of("engineering", "Engineering readiness", GateStatus.InReview) with
    {
        RequestedAt = Now.AddDays(-2),
        Approves = ["brief"],
        ExitCriteria = ["The service keeps its objectives at twice the expected peak.", "Support can answer the ten likeliest questions."],
        Approvers = [Ana, Vera with { Vote = Vote(SignOffDecision.Abstain, "I have not seen the load test.") }],
        Items = [.. Enum.GetValues<ItemStatus>().Select(Item)],
    };

    public const string Deputy = "bob@contoso.example";

    public static Gate InPlace => InReview with
    {
        Approvers = [Ana with { StandIn = new StandIn { Person = Deputy, Until = new DateOnly(2027, 1, 22), LinkNonce = "BBBBBBBBBBBBBBBBBBBBBB", LinkIssuedAt = Now.AddDays(-1) } }, Vera],
    };

    public static Gate Seen => InReview with { Approvers = [Ana with { AcknowledgedAt = Now.AddDays(-1), DecidesBy = Now.AddDays(2) }, Vera] };

    public static Gate DecidedInPlace => InReview with { Approvers = [InPlace.Approvers[0] with { Vote = Vote(SignOffDecision.Approve, "Ana and I went through it.") with { By = Deputy } }, Vera] };

    public static Gate InSecondRound => InReview with
    {
        Round = 2,
        Approvers = [Ana with { SignedRound = 1 }, Vera],
        SignedContents =
        [
            new SignedContent(1, [
                new ContentFact("exitCriteria", "What must be true", "The service keeps its objectives at the expected peak."),
                new ContentFact("item/gone", "Penetration test", "done; https://wiki.contoso.example/penetration-test"),
            ]),
        ],
    };

    public static Gate Overridden => Of("security", "Security review", GateStatus.Approved) with
    {
        Override = new Override("ciso@contoso.example", "The fix is live, and the reviewer is on a plane.", Now.AddDays(-1)),
    };

    public static Gate Waived => Of("legal", "Legal approval", GateStatus.Waived) with { Waiver = Waiver };

    public static Gate Conditional => Of("marketing", "Marketing readiness", GateStatus.Approved) with
    {
        Approvers = [Ana with { Vote = Vote(SignOffDecision.Approve, "Fine, once the page is translated.") }],
        Items = [Condition("c1", "Translate the landing page", ItemStatus.Open, 5), Condition("c2", "Send the press kit", ItemStatus.Done, 1), Condition("c3", "Book the booth", ItemStatus.Open, -1)],
    };

    public static Gate Of(string id, string name, GateStatus status) => new()
    {
        Id = id,
        PhaseId = "readiness",
        Name = name,
        Team = "engineering",
        Status = status,
        Round = 1,
        RequestedAt = Now.AddDays(-2),
        DueAt = Now.AddDays(18),
        Policy = new GatePolicy(Quorum.All),
        Approvers = [Ana],
    };

    public static Vote Vote(SignOffDecision decision, string? comment) => new("so-1", decision, comment, Now.AddHours(-3), Channel.EmailLink);

    private static Waiver Waiver => new("risk@contoso.example", "Sold in one country only at first.", Now.AddDays(-1), Now.AddDays(30));

    private static ChecklistItem Item(ItemStatus status) => new()
    {
        Id = $"item-{status}",
        Title = $"Load test at twice the expected peak, {status}",
        Owner = "worker@contoso.example",
        DueAt = Now.AddDays(status == ItemStatus.Open ? -1 : 3),
        Status = status,
        StatusReason = status is ItemStatus.Blocked or ItemStatus.NotApplicable ? "The test rig is on loan until Friday." : null,
        Waiver = status == ItemStatus.Waived ? Waiver : null,
        CompletedBy = status == ItemStatus.Done ? "worker@contoso.example" : null,
        Evidence = status == ItemStatus.Done ? [new Evidence("https://wiki.contoso.example/a-very-long-path/that-does-not-break/load-test-results-2027", null), new Evidence(null, "p99 at 48 ms")] : [],
    };

    private static ChecklistItem Condition(string id, string title, ItemStatus status, int days) =>
        Item(status) with { Id = id, Title = title, DueAt = Now.AddDays(days), IsCondition = true, Evidence = [] };
}
