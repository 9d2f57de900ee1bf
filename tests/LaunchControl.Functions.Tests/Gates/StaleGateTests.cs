using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>Gates that passed and are asked for again: the launch waits for them, and goes on once they pass.</summary>
public sealed class StaleGateTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_waiver_that_ends_after_its_gate_passed_makes_the_gate_stale_and_the_launch_still_goes_live()
    {
        var launch = await StartAsync("expiry-early");
        var end = (await launch.NowAsync()).AddDays(5);
        (await launch.ItemAsync("a1", "waive", Reason("Covered elsewhere", end), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.CompleteAsync("a2");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");

        await launch.MoveToAsync(end.AddMinutes(-1));
        Assert.Equal(("approved", "waived"), (await launch.GateStatusAsync("alpha"), await launch.ItemStatusAsync("a1")));
        await launch.MoveToAsync(end.AddMinutes(1));
        Assert.Equal(("stale", "open"), (await launch.GateStatusAsync("alpha"), await launch.ItemStatusAsync("a1")));
        Assert.Equal("preparing", await launch.GateStatusAsync("beta"));
        Assert.Contains(await launch.MailsAsync(StartRequest.Owner), mail => mail["text"]!.GetValue<string>().Contains("Item a1", StringComparison.Ordinal));

        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        Assert.Equal("waiting", await launch.GateStatusAsync(TestPlaybook.GoNoGo));
        await launch.CompleteAsync("a1");
        Assert.Equal(2, (await launch.UntilGateAsync("alpha", "inReview"))["round"]!.GetValue<int>());
        await launch.ApproveAsync("alpha");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
        await GoesLiveAtItsMomentAsync(launch);
    }

    [Fact]
    public async Task A_stale_gate_is_watched_again_its_next_waiver_ends_too_and_it_is_reported_overdue()
    {
        var launch = await StartAsync("expiry-twice");
        var now = await launch.NowAsync();
        (await launch.ItemAsync("a1", "waive", Reason("For now", now.AddDays(2)), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.CompleteAsync("a2");
        await launch.ApproveAsync("alpha");
        await launch.MoveToAsync(now.AddDays(3));
        (await launch.ItemAsync("a1", "waive", Reason("For a while longer", now.AddDays(6)), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.ApproveAsync("alpha");

        await launch.MoveToAsync(now.AddDays(7));

        Assert.Equal("stale", await launch.GateStatusAsync("alpha"));
        Assert.Equal(2, await launch.CountAsync("item.waiverExpired", "item/a1"));
        await launch.MoveToAsync(launch.LaunchAt.AddDays(-9));
        Assert.Equal(1, await launch.CountAsync("gate.overdue", "gate/alpha"));
    }

    [Fact]
    public async Task A_new_item_takes_the_go_back_and_the_launch_is_scheduled_again_once_its_gate_is_approved()
    {
        var launch = await (await StartAsync("new-item")).ScheduleAsync();

        (await launch.CallAsync(HttpMethod.Post, "items", new JsonObject { ["gate"] = "alpha", ["id"] = "a3", ["title"] = "One more thing" })).IsAccepted();

        Assert.Equal(("goNoGo", "stale"), ((await launch.ReadAsync())["status"]!.GetValue<string>(), await launch.GateStatusAsync("alpha")));
        Assert.Equal(("approved", "approved"), (await launch.GateStatusAsync("beta"), await launch.GateStatusAsync(TestPlaybook.GoNoGo)));
        await launch.CompleteAsync("a3");
        await launch.ApproveAsync("alpha");
        await launch.UntilAsync("scheduled");
        Assert.Equal(2, await launch.CountAsync("launch.scheduled"));
        await GoesLiveAtItsMomentAsync(launch);
    }

    [Fact]
    public async Task A_launch_does_not_go_live_at_its_moment_while_a_gate_is_stale_and_does_late_once_it_is_approved()
    {
        var launch = await (await StartAsync("late")).ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddHours(-2));
        (await launch.ItemAsync("b1", "reopen", Reason())).IsAccepted();

        await launch.MoveToAsync(launch.LaunchAt.AddHours(1));
        Assert.Equal("goNoGo", (await launch.ReadAsync())["status"]!.GetValue<string>());

        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await launch.UntilAsync("live");
    }

    [Fact]
    public async Task A_waiver_that_ends_between_the_go_and_the_moment_takes_the_go_back()
    {
        var launch = await StartAsync("expiry-late");
        (await launch.ItemAsync("b1", "waive", Reason("Until the week before", launch.LaunchAt.AddDays(-7)), TestPlaybook.RiskOwner)).IsAccepted();
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        await launch.ApproveAsync("beta");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");

        await launch.MoveToAsync(launch.LaunchAt.AddDays(-6));

        Assert.Equal(("goNoGo", "stale"), ((await launch.ReadAsync())["status"]!.GetValue<string>(), await launch.GateStatusAsync("beta")));
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await launch.UntilAsync("scheduled");
        await GoesLiveAtItsMomentAsync(launch);
    }

    [Fact]
    public async Task Two_stale_gates_in_two_phases_are_both_waited_for_in_either_order()
    {
        var launch = await (await StartAsync("two-stale")).ScheduleAsync();
        (await launch.ItemAsync("a1", "reopen", Reason())).IsAccepted();
        (await launch.ItemAsync("b1", "reopen", Reason())).IsAccepted();

        await launch.CompleteAsync("a1", "b1");
        await launch.ApproveAsync("beta");
        Assert.Equal("goNoGo", (await launch.ReadAsync())["status"]!.GetValue<string>());
        await launch.ApproveAsync("alpha");

        await launch.UntilAsync("scheduled");
    }

    [Fact]
    public async Task A_stale_gate_that_is_rejected_is_reviewed_again_and_the_launch_goes_on()
    {
        var launch = await (await StartAsync("stale-rejected")).ScheduleAsync();
        (await launch.ItemAsync("a1", "reopen", Reason())).IsAccepted();
        await launch.CompleteAsync("a1");
        await launch.UntilGateAsync("alpha", "inReview");

        (await launch.DecideAsync("alpha", "reject", "Not good enough")).IsAccepted();

        await launch.UntilGateAsync("alpha", "needsWork");
        (await launch.GateAsync("alpha", "request-review")).IsAccepted();
        await launch.ApproveAsync("alpha");
        await launch.UntilAsync("scheduled");
    }

    [Fact]
    public async Task The_link_of_an_approval_that_no_longer_holds_is_dead()
    {
        var launch = await StartAsync("dead-link");
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        var links = (await launch.MailsAsync(TestPlaybook.LeadOf("alpha"))).Select(LaunchWalk.LinkOf).Where(link => link is not null).ToList();

        (await launch.ItemAsync("a1", "reopen", Reason())).IsAccepted();

        using var answer = await _api.DecideAsync(Assert.Single(links)!, "approve");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("stale", await launch.GateStatusAsync("alpha"));
    }

    private Task<SmallLaunch> StartAsync(string playbook) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(playbook));

    private static async Task GoesLiveAtItsMomentAsync(SmallLaunch launch)
    {
        await launch.MoveToAsync(launch.LaunchAt.AddSeconds(-1));
        Assert.Equal("scheduled", (await launch.ReadAsync())["status"]!.GetValue<string>());
        await launch.MoveToAsync(launch.LaunchAt.AddSeconds(1));
        var live = await launch.UntilAsync("live");
        Assert.Equal(launch.LaunchAt, live["liveAt"]!.GetValue<DateTimeOffset>());
    }
}
