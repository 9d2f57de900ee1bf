using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>Waivers of items and gates: who may give them, on what terms, and how they end.</summary>
public sealed class WaiverTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_waived_item_shows_who_took_the_risk_and_why_and_lets_its_gate_go_on()
    {
        var launch = await StartAsync("waived-item");
        await launch.CompleteAsync("a2");

        (await launch.ItemAsync("a1", "waive", Reason("Done by the vendor"), TestPlaybook.RiskOwner)).IsAccepted();

        var item = await launch.ItemAsync("a1");
        Assert.Equal(("waived", TestPlaybook.RiskOwner, "Done by the vendor"),
            (item["status"]!.GetValue<string>(), item["waiver"]!["by"]!.GetValue<string>(), item["waiver"]!["reason"]!.GetValue<string>()));
        Assert.Null(item["waiver"]!["expiresAt"]);
        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
        await launch.IgnoresAsync(() => launch.ItemAsync("a1", "waive", Reason("Done by the vendor"), TestPlaybook.RiskOwner));
    }

    [Theory]
    [InlineData("items/a1/waive")]
    [InlineData("gates/alpha/waive")]
    public async Task Only_people_whose_role_may_waive_and_admins_do(string path)
    {
        var launch = await StartAsync($"who-waives-{path[0]}");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, path, Reason()), HttpStatusCode.Forbidden, "forbidden");
        foreach (var person in new[] { TestPlaybook.Worker, TestPlaybook.LeadOf("alpha"), "stranger@contoso.example" })
        {
            await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, path, Reason(), person), HttpStatusCode.Forbidden, "forbidden");
        }

        Assert.Contains("risk-owner", (await launch.CallAsync(HttpMethod.Post, path, Reason())).Body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        (await launch.CallAsync(HttpMethod.Post, path, Reason(), "admin@contoso.example", roles: ["Launch.Admin"])).IsAccepted();
    }

    [Theory]
    [InlineData("items/a1/waive")]
    [InlineData("gates/alpha/waive")]
    public async Task A_waiver_needs_a_reason_and_ends_in_the_future_if_at_all(string path)
    {
        var launch = await StartAsync($"terms-{path[0]}");
        var now = await launch.NowAsync();
        Task Refuses(JsonObject body, string code, params string[] faults) => launch.RefusesAsync(
            () => launch.CallAsync(HttpMethod.Post, path, body.DeepClone(), TestPlaybook.RiskOwner), HttpStatusCode.UnprocessableEntity, code, faults);

        await Refuses([], "reason-required", "/reason");
        await Refuses(Reason("\n"), "reason-required", "/reason");
        await Refuses(Reason("Late", now.AddMinutes(-1)), "expiry-in-the-past", "/expiresAt");
        await Refuses(Reason().With("expiresAt", "tomorrow").With("by", "me"), "invalid-request", "/by", "/expiresAt");
        await Refuses(Reason().With("expiresAt", "2027-03-02"), "invalid-request", "/expiresAt");
    }

    [Fact]
    public async Task Reopening_a_waived_item_revokes_its_waiver()
    {
        var launch = await StartAsync("revoked-item");
        await launch.CompleteAsync("a2");
        (await launch.ItemAsync("a1", "waive", Reason(), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.ApproveAsync("alpha");

        (await launch.ItemAsync("a1", "reopen", Reason("The vendor did not deliver"))).IsAccepted();

        var item = await launch.ItemAsync("a1");
        Assert.Equal("open", item["status"]!.GetValue<string>());
        Assert.Null(item["waiver"]);
        Assert.Equal("stale", await launch.GateStatusAsync("alpha"));
    }

    [Fact]
    public async Task What_is_done_is_not_waived()
    {
        var launch = await StartAsync("done");
        await launch.CompleteAsync("a1", "a2");
        await launch.RefusesAsync(() => launch.ItemAsync("a1", "waive", Reason(), TestPlaybook.RiskOwner), HttpStatusCode.Conflict, "item-done");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
        await launch.RefusesAsync(() => launch.GateAsync("alpha", "waive", Reason(), TestPlaybook.RiskOwner), HttpStatusCode.Conflict, "gate-passed");
    }

    [Fact]
    public async Task Neither_the_go_no_go_nor_a_gate_whose_turn_has_not_come_is_waived()
    {
        var launch = await StartAsync("not-waivable");
        await launch.RefusesAsync(
            () => launch.GateAsync(TestPlaybook.GoNoGo, "waive", Reason(), TestPlaybook.RiskOwner), HttpStatusCode.Conflict, "go-no-go-not-waivable");
        await launch.RefusesAsync(() => launch.GateAsync("beta", "waive", Reason(), TestPlaybook.RiskOwner), HttpStatusCode.Conflict, "phase-not-open");
        await launch.RefusesAsync(() => launch.GateAsync("none", "waive", Reason()), HttpStatusCode.NotFound, "gate-not-found");
        await launch.RefusesAsync(() => launch.GateAsync("none", "waive", Reason(), TestPlaybook.RiskOwner), HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_waived_gate_opens_the_next_phase_and_revoking_the_waiver_asks_for_its_sign_off_after_all()
    {
        var launch = await StartAsync("waived-gate");
        (await launch.GateAsync("alpha", "waive", Reason("Same as last time"), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.UntilGateAsync("beta", "preparing");
        Assert.Equal(("waived", "Same as last time"),
            (await launch.GateStatusAsync("alpha"), (await launch.GateAsync("alpha"))["waiver"]!["reason"]!.GetValue<string>()));
        await launch.IgnoresAsync(() => launch.GateAsync("alpha", "waive", Reason("Same as last time"), TestPlaybook.RiskOwner));

        await launch.RefusesAsync(() => launch.GateAsync("alpha", "revoke-waiver"), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await launch.RefusesAsync(() => launch.GateAsync("alpha", "revoke-waiver", Reason(), TestPlaybook.Worker), HttpStatusCode.Forbidden, "forbidden");
        (await launch.GateAsync("alpha", "revoke-waiver", Reason("It is not the same"))).IsAccepted();
        Assert.Null((await launch.GateAsync("alpha"))["waiver"]);
        await launch.IgnoresAsync(() => launch.GateAsync("alpha", "revoke-waiver", Reason("It is not the same")));

        await launch.CompleteAsync("a1", "a2", "b1");
        await launch.ApproveAsync("beta");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync(TestPlaybook.GoNoGo, "inReview");
        await launch.RefusesAsync(() => launch.GateAsync("alpha", "revoke-waiver", Reason()), HttpStatusCode.Conflict, "gate-not-waived");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
    }

    [Fact]
    public async Task The_waiver_of_a_gate_ends_at_its_time_and_the_launch_waits_for_the_gate_again()
    {
        var launch = await StartAsync("gate-waiver-ends");
        var end = (await launch.NowAsync()).AddDays(3);
        (await launch.GateAsync("alpha", "waive", Reason("For three days", end), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.UntilGateAsync("beta", "preparing");

        await launch.MoveToAsync(end.AddSeconds(-1));
        Assert.Equal("waived", await launch.GateStatusAsync("alpha"));
        await launch.MoveToAsync(end.AddSeconds(1));

        Assert.NotEqual("waived", await launch.GateStatusAsync("alpha"));
        Assert.Equal(1, await launch.CountAsync("gate.waiverExpired", "gate/alpha"));
        Assert.Contains(await launch.MailsAsync(StartRequest.Owner), mail => mail["subject"]!.GetValue<string>().Contains("Gate alpha", StringComparison.Ordinal));
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
    }

    [Fact]
    public async Task A_gate_that_was_waived_before_its_turn_waits_for_its_turn_again_once_the_waiver_is_revoked()
    {
        var launch = await SmallLaunch.StartAsync(_api, new TestPlaybook("waived-early").InFirst("alpha", TestPlaybook.Item("a1")).InFirstAfter("alpha", "gamma").InSecond("beta"));
        (await launch.GateAsync("gamma", "waive", Reason(), TestPlaybook.RiskOwner)).IsAccepted();

        (await launch.GateAsync("gamma", "revoke-waiver", Reason(), TestPlaybook.RiskOwner)).IsAccepted();

        Assert.Equal(1, await launch.CountAsync("gate.waitsAgain", "gate/gamma"));
        Assert.Equal(("waiting", 0), (await launch.GateStatusAsync("gamma"), (await launch.GateAsync("gamma"))["round"]!.GetValue<int>()));
        await launch.CompleteAsync("a1");
        await launch.ApproveAsync("alpha");
        await launch.ApproveAsync("gamma");
        await launch.UntilGateAsync("beta", "inReview");
    }

    [Fact]
    public async Task A_waiver_that_ended_before_its_gate_opened_asks_nobody_to_sign()
    {
        var launch = await StartAsync("ended-before");
        var end = (await launch.NowAsync()).AddDays(1);
        (await launch.ItemAsync("b1", "waive", Reason("For a day", end), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.MoveToAsync(end.AddDays(1));

        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");

        await Eventually.TrueAsync(async () => await launch.ItemStatusAsync("b1") == "open", "The end of the waiver");
        Assert.Equal(("preparing", 0), (await launch.GateStatusAsync("beta"), (await launch.GateAsync("beta"))["round"]!.GetValue<int>()));
        Assert.Empty((await launch.MailsAsync(TestPlaybook.LeadOf("beta"))).Select(LaunchWalk.LinkOf).OfType<Uri>());
    }

    [Fact]
    public async Task The_waiver_of_an_item_ends_also_while_its_gate_is_waived()
    {
        var launch = await StartAsync("both-waived");
        var end = (await launch.NowAsync()).AddDays(1);
        (await launch.GateAsync("alpha", "waive", Reason(), TestPlaybook.RiskOwner)).IsAccepted();
        (await launch.ItemAsync("a1", "waive", Reason("For a day", end), TestPlaybook.RiskOwner)).IsAccepted();

        await launch.MoveToAsync(end.AddMinutes(1));

        Assert.Equal(("open", "waived"), (await launch.ItemStatusAsync("a1"), await launch.GateStatusAsync("alpha")));
    }

    [Fact]
    public async Task A_waiver_without_a_practical_end_is_shown_and_watched_like_any_other()
    {
        var launch = await StartAsync("far-end");
        (await launch.ItemAsync("a1", "waive", Reason().With("expiresAt", "9999-12-31T23:59:59Z"), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.CompleteAsync("a2");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
        await launch.MoveToAsync((await launch.NowAsync()).AddDays(1));
        Assert.Equal(("approved", "waived"), (await launch.GateStatusAsync("alpha"), await launch.ItemStatusAsync("a1")));
    }

    private Task<SmallLaunch> StartAsync(string playbook) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(playbook));
}
