using System.Net;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Recorded decisions are changed and withdrawn deliberately, and approvals count only for what was seen.</summary>
public sealed class ChangedDecisionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");
    private readonly RunningQueue _queue = new(host, "gate-sign-offs");

    [Fact]
    public async Task The_result_page_leads_to_a_form_that_replaces_the_decision_and_says_so()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "change-page", new GatePolicy(Quorum.All) { Veto = false });
        var link = await signed.LinkAsync(Lead);
        var result = await signed.DecideAsync(link, "approve", ("comment", "First thought"));
        var change = result.QuerySelectorAll("a").Single(a => a.TextContent.Contains("Change or withdraw", StringComparison.Ordinal)).GetAttribute("href")!;

        var form = (await signed.ShowAsync(new Uri(link, change))).Page;
        var replaces = form.QuerySelector("input[name=replaces]")!.GetAttribute("value")!;
        Assert.Empty(form.QuerySelectorAll("input[checked]"));
        var changed = await signed.DecideAsync(link, "abstain", ("replaces", replaces), ("comment", "Second thought"));

        Assert.Contains("you abstained", changed.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("abstain", await signed.DecisionAsync(Lead));
        Assert.Equal(2, await signed.Launch.CountAsync("signOff.recorded"));
    }

    [Fact]
    public async Task A_withdrawn_decision_can_be_given_again_through_the_same_link_and_over_the_api()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "withdraw-again");
        var link = await signed.LinkAsync(Lead);
        foreach (var decision in new[] { "approve", "approve" })
        {
            if (await signed.DecisionAsync(Lead) is not null)
            {
                var page = await signed.DecideAsync(link, "withdraw", ("replaces", (await signed.ApproverAsync(Lead))["signOffId"]!.GetValue<string>()));
                Assert.Contains("do you approve?", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            }

            await signed.DecideAsync(link, decision);
            await signed.UntilAsync(Lead, decision);
        }

        var recorded = (await signed.ApproverAsync(Lead))["signOffId"]!.GetValue<string>();
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "withdraw", ["replaces"] = recorded })).IsAccepted();
        await signed.UntilAsync(Lead, null);
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "approve" })).IsAccepted();
        await signed.UntilAsync(Lead, "approve");
    }

    [Fact]
    public async Task A_change_that_names_another_decision_changes_nothing_and_shows_what_is_recorded()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "change-outdated", new GatePolicy(Quorum.Any) { Veto = false });
        var link = await signed.LinkAsync(Lead);
        await signed.DecideAsync(link, "abstain");
        var first = (await signed.ApproverAsync(Lead))["signOffId"]!.GetValue<string>();
        await signed.DecideAsync(link, "reject", ("replaces", first), ("comment", "No"));
        var before = await signed.SnapshotAsync();

        var (status, page, _) = await signed.PostAsync(link, ("decision", "approve"), ("replaces", first));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("you rejected", page.QuerySelector(".waiting")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[checked]"));
        Assert.Equal((await signed.ApproverAsync(Lead))["signOffId"]!.GetValue<string>(), page.QuerySelector("input[name=replaces]")!.GetAttribute("value"));
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "approve" })).IsRefused(HttpStatusCode.Conflict, "already-recorded");
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "approve", ["replaces"] = first })).IsRefused(HttpStatusCode.Conflict, "already-recorded");
        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task Once_the_gate_is_decided_nothing_can_be_changed_and_the_page_offers_it_no_more()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "change-late", new GatePolicy(Quorum.Any));
        var link = await signed.LinkAsync(Lead);
        await signed.DecideAsync(link, "approve");
        await signed.Launch.UntilAsync("goNoGo");
        var recorded = (await signed.ApproverAsync(Lead))["signOffId"]!.GetValue<string>();
        var before = await signed.SnapshotAsync();

        var (_, asked) = await signed.ShowAsync(new Uri($"{link}?change"));
        var (status, page, _) = await signed.PostAsync(link, ("decision", "reject"), ("comment", "No"), ("replaces", recorded));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.All([asked, page], shown => Assert.Contains("Recorded: you approved", shown.QuerySelector("h1")!.TextContent, StringComparison.Ordinal));
        Assert.All([asked, page], shown => Assert.DoesNotContain("Change or withdraw", shown.Body!.TextContent, StringComparison.Ordinal));
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "withdraw", ["replaces"] = recorded })).IsRefused(HttpStatusCode.Conflict, "already-recorded");
        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task An_approval_of_something_that_has_changed_since_is_not_taken_and_the_page_says_so()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stale-page", item: "a1");
        var link = await signed.LinkAsync(Lead);
        var seen = (await signed.ShowAsync(link)).Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        await AddEvidenceAsync(signed);

        var (status, page, _) = await signed.PostAsync(link, ("decision", "approve"), ("seen", seen));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("changed after you looked at it", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[checked]"));
        Assert.Null(await signed.DecisionAsync(Lead));
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "approve", ["fingerprint"] = seen })).IsRefused(HttpStatusCode.Conflict, "content-changed");
        await signed.DecideAsync(link, "approve", ("seen", page.QuerySelector("input[name=seen]")!.GetAttribute("value")!));
        await signed.UntilAsync(Lead, "approve");
    }

    [Fact]
    public async Task A_change_between_the_queue_and_the_record_approves_nothing_and_the_next_decision_is_not_lost()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stale-queue", item: "a1");
        var link = await signed.LinkAsync(Lead);
        var seen = (await signed.ShowAsync(link)).Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        await AddEvidenceAsync(signed);
        var id = $"so-{new string('0', 32)}";
        await _queue.SendAsync(new ServiceBusMessage(Message(signed, id, "approve").With("fingerprint", seen).ToJsonString()) { MessageId = id });
        await _queue.IsEmptyAsync();

        var (status, page) = await signed.ShowAsync(new Uri($"{link}?received=approve&as={id}&seen={Uri.EscapeDataString(seen)}"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("changed while you decided, so nothing was recorded", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await signed.DecisionAsync(Lead));
        await signed.DecideAsync(link, "approve", ("seen", page.QuerySelector("input[name=seen]")!.GetAttribute("value")!));
        await signed.UntilAsync(Lead, "approve");
    }

    [Fact]
    public async Task A_decision_that_a_hold_kept_out_is_taken_when_it_is_given_again()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "held-queue");
        var link = await signed.LinkAsync(Lead);
        (await signed.Launch.CallAsync(HttpMethod.Post, "hold", Reason())).IsAccepted();
        await _queue.SendAsync(new ServiceBusMessage(Message(signed, "so-held", "approve").ToJsonString()) { MessageId = "so-held" });
        await _queue.IsEmptyAsync();
        Assert.Null(await signed.DecisionAsync(Lead));
        (await signed.Launch.CallAsync(HttpMethod.Post, "resume", Reason())).IsAccepted();

        await signed.DecideAsync(link, "approve");

        await signed.UntilAsync(Lead, "approve");
        Assert.Empty(await _queue.DeadLettersAsync());
    }

    [Fact]
    public async Task A_late_copy_of_a_withdrawn_decision_counts_no_more()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "withdraw-copy");
        var body = Message(signed, "so-copy", "approve");
        await _queue.SendCopiesAsync(BinaryData.FromString(body.ToJsonString()), copies: 1);
        await signed.UntilAsync(Lead, "approve");
        await signed.DecideAsync(await signed.LinkAsync(Lead), "withdraw", ("replaces", "so-copy"));
        var before = await signed.SnapshotAsync();

        await _queue.SendCopiesAsync(BinaryData.FromString(body.ToJsonString()), copies: 5);
        await _queue.IsEmptyAsync();

        Assert.Equal(before, await signed.SnapshotAsync());
        Assert.Null(await signed.DecisionAsync(Lead));
    }

    [Theory]
    [InlineData("?received=approve")]
    [InlineData("?received=approve&as=&seen=")]
    [InlineData("?received=approve&as=%3Cscript%3Ealert(1)%3C/script%3E&seen=%22%3E%3Cimg%20src=x%3E")]
    [InlineData("?received=approve&as=so-1&seen=x")]
    [InlineData("?received=maybe&as=so-00000000000000000000000000000000&seen=x")]
    public async Task An_address_that_is_no_receipt_of_ours_shows_the_review_as_it_is(string query)
    {
        var signed = await SignedLaunch.InReviewAsync(host, $"receipt-{Guid.NewGuid().ToString("N")[..8]}");

        var (status, page) = await signed.ShowAsync(new Uri((await signed.LinkAsync(Lead)) + query));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("do you approve?", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img"));
    }

    private static async Task AddEvidenceAsync(SignedLaunch signed)
    {
        var evidence = new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["text"] = "One more measurement" }) };
        (await signed.Launch.ItemAsync("a1", "complete", evidence)).IsAccepted();
        Assert.Equal("inReview", await signed.Launch.GateStatusAsync("only"));
    }

    private static JsonObject Message(SignedLaunch signed, string id, string decision) => new()
    {
        ["signOffId"] = id,
        ["launchId"] = signed.Launch.Id,
        ["gateId"] = "only",
        ["round"] = 1,
        ["approver"] = Lead,
        ["decision"] = decision,
        ["channel"] = "queue",
        ["decidedAt"] = "2026-11-24T10:00:00Z",
    };
}
