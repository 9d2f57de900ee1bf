using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>Items that are blocked, do not apply, wait for each other, or are done; and who may say so.</summary>
public sealed class ItemStatusTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task An_item_is_not_done_before_those_it_depends_on_and_the_refusal_names_them()
    {
        var launch = await SmallLaunch.StartAsync(_api, new TestPlaybook("dependent")
            .InFirst("alpha", TestPlaybook.Item("a1"), TestPlaybook.Item("a2"), TestPlaybook.Item("a3", "a1", "a2")).InSecond("beta"));
        await launch.CompleteAsync("a1");

        await launch.RefusesAsync(() => launch.ItemAsync("a3", "complete"), HttpStatusCode.Conflict, "item-waits");
        var refusal = (await launch.ItemAsync("a3", "complete")).Body["detail"]!.GetValue<string>();
        Assert.Contains("'Item a2'", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("'Item a1'", refusal, StringComparison.Ordinal);

        (await launch.ItemAsync("a2", "not-applicable", Reason())).IsAccepted();
        await launch.CompleteAsync("a3");
        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
    }

    [Fact]
    public async Task A_blocked_item_keeps_its_reason_and_holds_its_gate_until_it_is_completed()
    {
        var launch = await StartAsync("blocked");
        await launch.CompleteAsync("a2");

        (await launch.ItemAsync("a1", "block", Reason("The vendor is late"), TestPlaybook.Worker)).IsAccepted();

        var blocked = await launch.ItemAsync("a1");
        Assert.Equal(("blocked", "The vendor is late"), (blocked["status"]!.GetValue<string>(), blocked["statusReason"]!.GetValue<string>()));
        Assert.NotNull(blocked["statusSince"]);
        Assert.Equal("preparing", await launch.GateStatusAsync("alpha"));
        Assert.Contains(await launch.MailsAsync(StartRequest.Owner), mail => mail["text"]!.GetValue<string>().Contains("The vendor is late", StringComparison.Ordinal));
        await launch.IgnoresAsync(() => launch.ItemAsync("a1", "block", Reason("The vendor is late")));

        await launch.CompleteAsync("a1");
        Assert.Null((await launch.ItemAsync("a1"))["statusReason"]);
        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
    }

    [Fact]
    public async Task The_owner_who_blocks_an_item_gets_no_mail_about_it()
    {
        var launch = await StartAsync("own-block");
        var before = (await launch.MailsAsync(StartRequest.Owner)).Count;
        (await launch.ItemAsync("a1", "block", Reason())).IsAccepted();
        Assert.Equal(before, (await launch.MailsAsync(StartRequest.Owner)).Count);
    }

    [Fact]
    public async Task An_item_that_does_not_apply_lets_its_gate_go_on_and_can_be_reopened()
    {
        var launch = await StartAsync("not-applicable");
        await launch.CompleteAsync("a2");

        (await launch.ItemAsync("a1", "not-applicable", Reason("No EU customers"))).IsAccepted();

        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
        await launch.IgnoresAsync(() => launch.ItemAsync("a1", "not-applicable", Reason("No EU customers")));
        (await launch.ItemAsync("a1", "reopen", Reason("There are some"))).IsAccepted();
        Assert.Equal(("open", "preparing"), (await launch.ItemStatusAsync("a1"), await launch.GateStatusAsync("alpha")));
        Assert.Null((await launch.ItemAsync("a1"))["statusReason"]);
        await launch.IgnoresAsync(() => launch.ItemAsync("a1", "reopen", Reason("There are some")));
    }

    [Theory]
    [InlineData("block")]
    [InlineData("not-applicable")]
    public async Task Blocking_and_not_applying_need_a_reason_and_an_item_that_is_not_done(string verb)
    {
        var launch = await StartAsync($"needs-reason-{verb}");
        await launch.RefusesAsync(() => launch.ItemAsync("a1", verb), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await launch.RefusesAsync(() => launch.ItemAsync("a1", verb, Reason(" \t")), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await launch.RefusesAsync(() => launch.ItemAsync("a1", verb, Reason(new string('x', 2001))), HttpStatusCode.UnprocessableEntity, "invalid-request", "/reason");
        await launch.RefusesAsync(
            () => launch.ItemAsync("a1", verb, new JsonObject { ["reason"] = 7, ["why"] = "x" }), HttpStatusCode.UnprocessableEntity, "invalid-request", "/reason", "/why");
        await launch.RefusesAsync(() => launch.ItemAsync("none", verb, Reason()), HttpStatusCode.NotFound, "item-not-found");

        await launch.CompleteAsync("a1");
        await launch.RefusesAsync(() => launch.ItemAsync("a1", verb, Reason()), HttpStatusCode.Conflict, "item-done");
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("block")]
    [InlineData("not-applicable")]
    [InlineData("reopen")]
    public async Task An_items_owner_may_work_on_it_and_other_people_of_the_launch_may_not(string verb)
    {
        var launch = await StartAsync($"access-{verb}");
        if (verb == "reopen")
        {
            await launch.CompleteAsync("a1");
        }

        var body = verb == "complete" ? null : Reason();
        await launch.RefusesAsync(() => launch.ItemAsync("a1", verb, body, TestPlaybook.LeadOf("alpha")), HttpStatusCode.Forbidden, "forbidden");
        (await launch.ItemAsync("a1", verb, body?.DeepClone(), TestPlaybook.Worker)).IsAccepted();
        Assert.Equal(TestPlaybook.Worker, (await launch.TrailAsync())[^1]["actor"]!.GetValue<string>());
    }

    [Fact]
    public async Task Reopening_an_item_of_a_gate_in_review_withdraws_the_review_and_completing_it_asks_again()
    {
        var launch = await StartAsync("withdrawn");
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");

        (await launch.ItemAsync("a1", "reopen", Reason())).IsAccepted();

        Assert.Equal("preparing", await launch.GateStatusAsync("alpha"));
        Assert.Equal(1, await launch.CountAsync("gate.reviewWithdrawn", "gate/alpha"));
        await launch.CompleteAsync("a1");
        Assert.Equal(2, (await launch.GateAsync("alpha"))["round"]!.GetValue<int>());
        await launch.ApproveAsync("alpha");
    }

    [Fact]
    public async Task More_evidence_does_not_disturb_a_review_that_nobody_has_answered_yet()
    {
        var launch = await StartAsync("more-evidence");
        await launch.CompleteAsync("a1", "a2");
        var evidence = new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["text"] = "Second run passed too" }) };

        (await launch.ItemAsync("a1", "complete", evidence)).IsAccepted();

        Assert.Equal(("inReview", 1), (await launch.GateStatusAsync("alpha"), (await launch.GateAsync("alpha"))["round"]!.GetValue<int>()));
        await launch.IgnoresAsync(() => launch.ItemAsync("a1", "complete", evidence.DeepClone()));
        await launch.ApproveAsync("alpha");
        (await launch.ItemAsync("a1", "complete", new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["text"] = "Third run failed" }) })).IsAccepted();
        Assert.Equal(("inReview", 2), (await launch.GateStatusAsync("alpha"), (await launch.GateAsync("alpha"))["round"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Once_the_launch_is_live_its_checklist_is_closed_to_every_command()
    {
        var launch = await (await StartAsync("live")).ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddSeconds(1));
        await launch.UntilAsync("live");
        var item = new JsonObject { ["gate"] = "alpha", ["title"] = "Too late" };
        Func<Task<ApiAnswer>>[] calls =
        [
            () => launch.ItemAsync("a1", "reopen", Reason()),
            () => launch.ItemAsync("a1", "block", Reason()),
            () => launch.ItemAsync("a1", "not-applicable", Reason()),
            () => launch.ItemAsync("a1", "waive", Reason(), TestPlaybook.RiskOwner),
            () => launch.GateAsync("alpha", "waive", Reason(), TestPlaybook.RiskOwner),
            () => launch.CallAsync(HttpMethod.Post, "items", item.DeepClone()),
            () => launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["title"] = "Too late" }),
            () => launch.CallAsync(HttpMethod.Delete, "items/a1"),
        ];
        foreach (var call in calls)
        {
            await launch.RefusesAsync(call, HttpStatusCode.Conflict, "launch-is-live");
        }
    }

    private Task<SmallLaunch> StartAsync(string playbook) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(playbook));
}
