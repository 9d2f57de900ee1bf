using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>"What blocks us, who can unblock it, and by when?"</summary>
public sealed class BlockerTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task It_names_what_could_be_done_now_with_who_and_by_when_and_not_what_waits_for_it()
    {
        var launch = await SmallLaunch.StartAsync(_api, new TestPlaybook("turns").InFirst("alpha", TestPlaybook.Item("a1"), TestPlaybook.Item("a2", "a1"))
            .InFirstAfter("alpha", "gamma", TestPlaybook.Item("c1")).InSecond("beta", TestPlaybook.Item("b1")));

        var blocker = Assert.Single(await launch.BlockersAsync());
        Assert.Equal(("item", "item/a1", TestPlaybook.Worker), (Kind(blocker), blocker["subject"]!.GetValue<string>(), Assert.Single(Who(blocker))));
        Assert.Equal((await launch.ItemAsync("a1"))["dueAt"]!.GetValue<string>(), blocker["by"]!.GetValue<string>());
        Assert.Equal(0, blocker["delaysLaunchBy"]!.GetValue<int>());

        await launch.CompleteAsync("a1");
        Assert.Equal("item/a2", Assert.Single(await launch.BlockersAsync())["subject"]!.GetValue<string>());
        await launch.CompleteAsync("a2");
        var signOff = Assert.Single(await launch.BlockersAsync());
        Assert.Equal(("signOff", "gate/alpha", TestPlaybook.LeadOf("alpha")), (Kind(signOff), signOff["subject"]!.GetValue<string>(), Assert.Single(Who(signOff))));
        await launch.ApproveAsync("alpha");
        Assert.Equal("item/c1", Assert.Single(await launch.BlockersAsync())["subject"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_blocked_item_comes_with_its_reason_and_the_launch_owner_and_a_late_one_with_the_working_days_that_it_costs()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("late-items"));
        (await launch.ItemAsync("a1", "block", Reason("The vendor is late"))).IsAccepted();
        var blocked = (await launch.BlockersAsync()).Single(blocker => Kind(blocker) == "blockedItem");
        Assert.Equal("The vendor is late", blocked["reason"]!.GetValue<string>());
        Assert.Equal([TestPlaybook.Worker, StartRequest.Owner], Who(blocked));

        await launch.MoveToAsync((await launch.ItemAsync("a1"))["dueAt"]!.GetValue<DateTimeOffset>().AddDays(7));

        Assert.All(await launch.BlockersAsync(), blocker => Assert.Equal(5, blocker["delaysLaunchBy"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_rejected_gate_is_the_owners_to_mend_with_the_approvers_words()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("rework"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        (await launch.DecideAsync("alpha", "reject", "The figures are old")).IsAccepted();
        await launch.UntilGateAsync("alpha", "needsWork");

        var blocker = Assert.Single(await launch.BlockersAsync());
        Assert.Equal(("rework", "The figures are old", StartRequest.Owner), (Kind(blocker), blocker["reason"]!.GetValue<string>(), Assert.Single(Who(blocker))));
    }

    [Fact]
    public async Task Somebody_who_is_away_comes_with_the_last_day_of_it_and_who_stands_in()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("away"));
        var today = DateOnly.FromDateTime((await launch.NowAsync()).UtcDateTime);
        var body = new JsonObject { ["delegate"] = "stand-in@contoso.example", ["from"] = today.AddDays(-1).ToString("O", CultureInfo.InvariantCulture), ["to"] = today.AddDays(3).ToString("O", CultureInfo.InvariantCulture) };
        using (var stored = await _api.Http.PutAsync($"api/people/{TestPlaybook.Worker}/delegation", new StringContent(body.ToJsonString())))
        {
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        }

        var who = (await launch.BlockersAsync())[0]["who"]![0]!;
        Assert.Equal((today.AddDays(3).ToString("O", CultureInfo.InvariantCulture), "stand-in@contoso.example"), (who["awayUntil"]!.GetValue<string>(), who["delegate"]!.GetValue<string>()));
        using var removed = await _api.Http.DeleteAsync($"api/people/{TestPlaybook.Worker}/delegation");
    }

    [Fact]
    public async Task A_stale_gate_of_an_earlier_phase_is_named_beside_the_open_phase_and_a_scheduled_launch_has_no_blockers()
    {
        var launch = await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("stale-blocker"))).ScheduleAsync();
        Assert.Empty(await launch.BlockersAsync());
        (await launch.ItemAsync("a1", "reopen", Reason())).IsAccepted();
        Assert.Equal("item/a1", Assert.Single(await launch.BlockersAsync())["subject"]!.GetValue<string>());
    }

    [Fact]
    public async Task People_of_the_launch_may_ask_and_strangers_may_not()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("asking"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(launch, "stranger@contoso.example"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(launch, TestPlaybook.Worker));
    }

    private async Task<HttpStatusCode> AskAsync(SmallLaunch launch, string person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/launches/{launch.Id}/blockers");
        request.Headers.Authorization = new("Bearer", await _api.TokenAsync(person));
        using var answer = await _api.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Kind(JsonNode blocker) => blocker["kind"]!.GetValue<string>();

    private static IEnumerable<string> Who(JsonNode blocker) => blocker["who"]!.AsArray().Select(who => who!["person"]!.GetValue<string>());
}
