using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Links that do not work any more: each says why, changes nothing, and leaves one audit entry however often somebody tries.</summary>
public sealed class DeadLinkTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    [Fact]
    public async Task A_link_of_an_earlier_round_says_that_there_is_a_newer_one()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-round");
        var old = await signed.LinkAsync(Peer);
        await signed.DecideAsync(await signed.LinkAsync(Lead), "reject", ("comment", "Mend it"));
        await signed.Launch.UntilGateAsync("only", "needsWork");
        (await signed.Launch.GateAsync("only", "request-review")).IsAccepted();
        await signed.Launch.UntilGateAsync("only", "inReview");

        await IsDeadAsync(signed, old, HttpStatusCode.Gone, HttpStatusCode.Gone, "This link has been replaced");
        await IsAuditedOnceAsync(signed, "superseded");
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(await NewestAsync(signed, old))).Status);
    }

    [Fact]
    public async Task A_link_that_the_owner_replaced_is_dead_and_the_fresh_one_works()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-replaced");
        var old = await signed.LinkAsync(Lead);
        (await signed.Launch.GateAsync("only", "resend-link", new JsonObject { ["person"] = Lead })).IsAccepted();

        await IsDeadAsync(signed, old, HttpStatusCode.Gone, HttpStatusCode.Gone, "This link has been replaced");
        await IsAuditedOnceAsync(signed, "superseded");
        await signed.DecideAsync(await NewestAsync(signed, old, Lead), "approve");
        await signed.UntilAsync(Lead, "approve");
    }

    [Fact]
    public async Task A_link_works_until_the_second_before_its_expiry_and_then_offers_a_fresh_one()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-expired");
        var link = await signed.LinkAsync(Lead);
        var issued = (await signed.ApproverAsync(Lead))["askedAt"]!.GetValue<DateTimeOffset>();
        var expiry = DateTimeOffset.FromUnixTimeSeconds(issued.ToUnixTimeSeconds()).AddDays(30);

        await signed.Launch.MoveToAsync(expiry.AddSeconds(-1));
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(link)).Status);
        await signed.Launch.MoveToAsync(expiry.AddSeconds(1));

        await IsDeadAsync(signed, link, HttpStatusCode.Gone, HttpStatusCode.Gone, "This link has expired");
        await IsAuditedOnceAsync(signed, "expired");
        var form = (await signed.ShowAsync(link)).Page.QuerySelector("form")!;
        Assert.Equal(("post", $"{link.AbsolutePath}/renew"), (form.GetAttribute("method"), form.GetAttribute("action")));
    }

    [Fact]
    public async Task A_revoked_link_says_so_and_stays_dead_until_the_owner_sends_another()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-revoked");
        var link = await signed.LinkAsync(Lead);
        (await signed.Launch.GateAsync("only", "revoke-links", Reason("Forwarded by mistake").With("person", Lead))).IsAccepted();

        await IsDeadAsync(signed, link, HttpStatusCode.Gone, HttpStatusCode.Gone, "This link was revoked");
        await IsAuditedOnceAsync(signed, "revoked");
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(await signed.LinkAsync(Peer))).Status);
        (await signed.Launch.GateAsync("only", "resend-link", new JsonObject { ["person"] = Lead })).IsAccepted();
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(await NewestAsync(signed, link, Lead))).Status);
    }

    [Fact]
    public async Task A_reassigned_link_says_that_somebody_else_signs_who_does()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-reassigned");
        var (link, deputy) = (await signed.LinkAsync(Lead), "deputy@contoso.example");
        var body = new JsonObject { ["from"] = Lead, ["to"] = deputy, ["reason"] = "On leave" };
        (await signed.Launch.GateAsync("only", "reassign", body)).IsAccepted();

        await IsDeadAsync(signed, link, HttpStatusCode.Gone, HttpStatusCode.Gone, "Somebody else signs now");
        await IsAuditedOnceAsync(signed, "reassigned");
        await signed.Launch.IgnoresAsync(() => signed.Launch.GateAsync("only", "reassign", body.DeepClone()));
        await signed.DecideAsync(await signed.LinkAsync(deputy), "approve");
        await signed.UntilAsync(deputy, "approve");
    }

    [Fact]
    public async Task A_reassignment_needs_a_reason_and_somebody_who_may_sign()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "reassign-refused");
        var link = await signed.LinkAsync(Lead);

        foreach (var (from, to, reason, faults) in new (string, string, string?, string[])[]
        {
            (Lead, StartRequest.Owner, "On leave", ["/to"]),
            (Lead, Peer, "On leave", ["/to"]),
            ("nobody@contoso.example", "deputy@contoso.example", "On leave", ["/from"]),
            (Lead, "no address", null, ["/reason", "/to"]),
        })
        {
            var body = new JsonObject { ["from"] = from, ["to"] = to, ["reason"] = reason };
            var before = await signed.SnapshotAsync();
            var answer = await signed.Launch.GateAsync("only", "reassign", body);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, string.Join(' ', faults)), (answer.Status, string.Join(' ', answer.Faults.Order(StringComparer.Ordinal))));
            Assert.Equal(before, await signed.SnapshotAsync());
        }

        var stranger = await signed.Launch.GateAsync("only", "reassign", new JsonObject { ["from"] = Lead, ["to"] = "deputy@contoso.example", ["reason"] = "Mine now" }, Peer);
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(link)).Status);
    }

    [Fact]
    public async Task Somebody_who_left_the_roster_is_not_asked_any_more()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-removed");
        var link = await signed.LinkAsync(Lead);
        var people = Reason("New lead").With("people", new JsonObject { ["lead"] = new JsonArray("new-lead@contoso.example") });
        (await signed.Launch.CallAsync(HttpMethod.Patch, "people", people)).IsAccepted();

        await IsDeadAsync(signed, link, HttpStatusCode.Gone, HttpStatusCode.Gone, "You are not asked any more");
        await IsAuditedOnceAsync(signed, "no longer an approver's");
        await signed.DecideAsync(await signed.LinkAsync("new-lead@contoso.example"), "approve");
    }

    [Fact]
    public async Task A_link_of_a_gate_that_was_changed_back_to_preparing_was_taken_back()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-taken-back", item: "a1");
        var link = await signed.LinkAsync(Lead);
        (await signed.Launch.ItemAsync("a1", "reopen", Reason())).IsAccepted();

        await IsDeadAsync(signed, link, HttpStatusCode.Gone, HttpStatusCode.Gone, "This link has been taken back");
        await IsAuditedOnceAsync(signed, "taken back");
    }

    [Fact]
    public async Task A_link_of_a_review_that_expired_says_that_nobody_decided_in_time()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-review", new GatePolicy(Quorum.All) { ExpiresAfter = "P2D" });
        var link = await signed.LinkAsync(Lead);
        var expiry = (await signed.Launch.GateAsync("only"))["expiresAt"]!.GetValue<DateTimeOffset>();
        await signed.Launch.MoveToAsync(expiry.AddSeconds(-1));
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(link)).Status);
        await signed.Launch.MoveToAsync(expiry.AddSeconds(1));
        await signed.Launch.UntilGateAsync("only", "expired");

        await IsDeadAsync(signed, link, HttpStatusCode.Gone, HttpStatusCode.Gone, "This review has expired");
        await IsAuditedOnceAsync(signed, "expired with its review");
    }

    [Fact]
    public async Task A_gate_that_others_decided_needs_no_decision_any_more()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-decided", new GatePolicy(Quorum.Any));
        var link = await signed.LinkAsync(Lead);
        await signed.DecideAsync(await signed.LinkAsync(Peer), "approve");
        await signed.Launch.UntilAsync("goNoGo");

        await IsDeadAsync(signed, link, HttpStatusCode.OK, HttpStatusCode.Conflict, "No decision is needed any more");
        await IsAuditedOnceAsync(signed, "moot");
    }

    [Fact]
    public async Task A_link_of_a_held_launch_works_again_when_the_launch_goes_on()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-held");
        var link = await signed.LinkAsync(Lead);
        (await signed.Launch.CallAsync(HttpMethod.Post, "hold", Reason("Wait for legal"))).IsAccepted();

        await IsDeadAsync(signed, link, HttpStatusCode.OK, HttpStatusCode.Conflict, "This launch is on hold");
        Assert.Contains("Wait for legal", (await signed.ShowAsync(link)).Page.Body!.TextContent, StringComparison.Ordinal);
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "approve" })).IsRefused(HttpStatusCode.Conflict, "launch-held");

        (await signed.Launch.CallAsync(HttpMethod.Post, "resume", Reason("Legal agreed"))).IsAccepted();
        await signed.DecideAsync(link, "approve");
        await signed.UntilAsync(Lead, "approve");
    }

    [Fact]
    public async Task A_used_link_shows_what_was_recorded_and_takes_no_other_decision()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "dead-used");
        var link = await signed.LinkAsync(Lead);
        await signed.DecideAsync(link, "approve");

        await IsDeadAsync(signed, link, HttpStatusCode.OK, HttpStatusCode.Conflict, "Recorded: you approved Gate only", replaces: "");
        Assert.Equal("approve", await signed.DecisionAsync(Lead));
    }

    // Three visits and five attempts, with every decision there is.
    private static async Task IsDeadAsync(SignedLaunch signed, Uri link, HttpStatusCode shown, HttpStatusCode refused, string title, string replaces = "so-0")
    {
        var before = await signed.SnapshotAsync();
        for (var visit = 0; visit < 3; visit++)
        {
            var (status, page) = await signed.ShowAsync(link);
            Assert.Equal((shown, title), (status, page.QuerySelector("h1")!.TextContent));
        }

        Assert.Equal(0, await signed.Launch.CountAsync("signOff.refused"));
        foreach (var decision in new[] { "approve", "reject", "abstain", "withdraw", "" })
        {
            var (status, page, _) = await signed.PostAsync(link, ("decision", decision), ("comment", "Late"), ("replaces", replaces));
            Assert.Equal((refused, title), (status, page.QuerySelector("h1")!.TextContent));
        }

        Assert.Equal(before, await signed.SnapshotAsync());
    }

    private static async Task IsAuditedOnceAsync(SignedLaunch signed, string reason)
    {
        var entry = Assert.Single(await signed.Launch.TrailAsync(), entry => entry["action"]!.GetValue<string>() == "signOff.refused");
        Assert.Contains($"the link is {reason}", entry["summary"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static async Task<Uri> NewestAsync(SignedLaunch signed, Uri old, string? person = null) =>
        (await Eventually.GetAsync(() => signed.LinksAsync(person ?? Peer), links => links[^1] != old, "A newer link"))[^1];
}
