using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Conditional and later approvals, one role after the other, and separation of duties, as approvers meet them.</summary>
public sealed class ApprovalTermsTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Worker = "worker@contoso.example";
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    [Fact]
    public async Task A_condition_on_the_page_becomes_an_owned_item_and_the_approval_lapses_when_it_is_missed()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "condition-page", new GatePolicy(Quorum.Any));
        var due = (await signed.Launch.NowAsync()).AddDays(5);

        await signed.DecideAsync(
            await signed.LinkAsync(Lead), "approve", ("conditionTitle", "Write the rollback plan"), ("conditionOwner", Worker), ("conditionDue", due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

        var item = (await signed.Launch.UntilGateAsync("only", "approved"))["items"]![0]!;
        Assert.Equal(("Write the rollback plan", Worker), (item["title"]!.GetValue<string>(), item["owner"]!.GetValue<string>()));
        Assert.Single(await signed.Launch.MailsAsync(Worker));
        await signed.Launch.MoveToAsync(item["dueAt"]!.GetValue<DateTimeOffset>().AddSeconds(-1));
        Assert.Equal("approved", await signed.Launch.GateStatusAsync("only"));
        await signed.Launch.MoveToAsync(item["dueAt"]!.GetValue<DateTimeOffset>().AddSeconds(1));
        Assert.Equal("stale", await signed.Launch.GateStatusAsync("only"));
    }

    [Fact]
    public async Task Conditions_over_the_api_are_met_in_time_and_the_gate_stays_approved()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "condition-api", new GatePolicy(Quorum.Any));
        var due = (await signed.Launch.NowAsync()).AddDays(5);
        (await signed.SignAsync(Lead, Approve().With("conditions", new JsonArray(Condition("Plan", Worker, due), Condition("Drill", Worker, due))))).IsAccepted();
        var items = (await signed.Launch.UntilGateAsync("only", "approved"))["items"]!.AsArray();

        await signed.Launch.CompleteAsync([.. items.Select(item => item!["id"]!.GetValue<string>())]);
        await signed.Launch.MoveToAsync(due.AddDays(1));

        Assert.Equal(2, items.Count);
        Assert.Equal("approved", await signed.Launch.GateStatusAsync("only"));
    }

    [Theory]
    [InlineData("", Worker, "2099-01-01")]
    [InlineData("Plan", "nobody", "2026-11-30")]
    [InlineData("Plan", Worker, "")]
    [InlineData("Plan", Worker, "9999-12-31")]
    [InlineData("Plan", Worker, "0001-01-01")]
    [InlineData("Plan", Worker, "next week")]
    public async Task A_condition_with_faults_is_asked_for_again_and_nothing_is_recorded(string title, string owner, string due)
    {
        var signed = await SignedLaunch.InReviewAsync(host, $"condition-bad-{Guid.NewGuid().ToString("N")[..6]}");
        var before = await signed.SnapshotAsync();

        var (status, page, _) = await signed.PostAsync(
            await signed.LinkAsync(Lead), ("decision", "approve"), ("conditionTitle", title), ("conditionOwner", owner), ("conditionDue", due), ("comment", "Keep me"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(("Keep me", owner), (page.QuerySelector("textarea")!.TextContent, page.QuerySelector("#conditionOwner")!.GetAttribute("value")));
        Assert.NotEmpty(page.QuerySelectorAll(".errors li"));
        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task An_approval_that_takes_effect_later_counts_from_that_instant_and_not_before()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "effective-later");
        var effective = (await signed.Launch.NowAsync()).AddDays(3);
        (await signed.SignAsync(Lead, Approve().With("effectiveAt", effective.ToString("O")))).IsAccepted();
        await signed.UntilAsync(Lead, "approve");
        await signed.DecideAsync(await signed.LinkAsync(Peer), "approve");
        await signed.UntilAsync(Peer, "approve");

        await signed.Launch.MoveToAsync(effective.AddSeconds(-1));
        Assert.Equal("inReview", await signed.Launch.GateStatusAsync("only"));
        await signed.Launch.MoveToAsync(effective.AddSeconds(1));

        Assert.Equal("approved", await signed.Launch.GateStatusAsync("only"));
    }

    [Fact]
    public async Task Terms_that_make_no_sense_are_all_named_at_once()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "terms-bad");
        var late = signed.Launch.LaunchAt.AddDays(1);

        await signed.Launch.RefusesAsync(
            () => signed.SignAsync(Lead, Approve().With("effectiveAt", late.ToString("O")).With("conditions", new JsonArray(Condition("Plan", "nobody", late)))),
            HttpStatusCode.UnprocessableEntity, "invalid-request", "/conditions/0/dueAt", "/conditions/0/owner", "/effectiveAt");
    }

    [Fact]
    public async Task One_role_is_asked_after_the_other_and_nobody_signs_before_their_turn()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "in-order", new GatePolicy(Quorum.All) { Sequential = true });
        var first = await signed.LinkAsync(Lead);
        Assert.Empty(await signed.LinksAsync(Peer));
        await signed.Launch.RefusesAsync(() => signed.SignAsync(Peer, Approve()), HttpStatusCode.Conflict, "not-your-turn");

        await signed.DecideAsync(first, "approve");

        await signed.DecideAsync(await signed.LinkAsync(Peer), "approve");
        await signed.Launch.UntilGateAsync("only", "approved");
    }

    [Fact]
    public async Task One_person_cannot_satisfy_two_gates_that_are_kept_apart()
    {
        var signed = await SignedLaunch.StartAsync(host, "apart", each: 2, days: 60,
            SignedLaunch.Gate("one", new GatePolicy(Quorum.Any) { DistinctFrom = ["two"] }, ["lead"]),
            SignedLaunch.Gate("two", new GatePolicy(Quorum.Any), ["lead"]));
        await signed.DecideAsync(await signed.LinkAsync(Lead, "one"), "approve");
        await signed.Launch.UntilGateAsync("one", "approved");
        var before = await signed.SnapshotAsync();

        var (status, page, _) = await signed.PostAsync(await signed.LinkAsync(Lead, "two"), ("decision", "approve"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("must be approved by somebody else", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        (await signed.SignAsync(Lead, Approve(), "two")).IsRefused(HttpStatusCode.Conflict, "separation-of-duties");
        Assert.Equal(before, await signed.SnapshotAsync());
        await signed.DecideAsync(await signed.LinkAsync(SignedLaunch.PersonOf("lead", 2), "two"), "approve");
        await signed.Launch.UntilGateAsync("two", "approved");
    }

    private static JsonObject Approve() => new() { ["decision"] = "approve" };

    private static JsonObject Condition(string title, string owner, DateTimeOffset dueAt) => new() { ["title"] = title, ["owner"] = owner, ["dueAt"] = dueAt.ToString("O") };
}
