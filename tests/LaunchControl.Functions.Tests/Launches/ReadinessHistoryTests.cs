using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>GET /api/launches/{id}/readiness, and the forecast on the launch.</summary>
public sealed class ReadinessHistoryTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task The_burn_up_has_a_point_for_each_day_on_which_something_changed_as_it_was_at_its_end()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("ready-history"));
        await _api.AdvanceAsync("P1D");
        await launch.CompleteAsync("a1");
        await launch.CompleteAsync("a2");
        await _api.AdvanceAsync("P2D");
        await launch.ApproveAsync("alpha");

        var report = await ReadAsync(launch);
        var history = report["history"]!.AsArray().Select(point => point!).ToList();
        Assert.Equal([0, 2, 2], history.Select(point => point["itemsSettled"]!.GetValue<int>()));
        Assert.Equal([0, 0, 1], history.Select(point => point["gatesPassed"]!.GetValue<int>()));
        Assert.Equal(3, history.Select(point => Text(point, "day")).Distinct().Count());
        Assert.Equal(report["score"]!.GetValue<int>(), history[^1]["score"]!.GetValue<int>());

        // The formula, worked out by hand: a gate of three, two items of three, and nothing that speaks against it.
        Assert.Equal(((40 * 33) + (25 * 66) + (15 * 100) + (10 * 100) + (10 * 100)) / 100, report["score"]!.GetValue<int>());
        Assert.Equal("green", Text(report, "rag"));
    }

    [Fact]
    public async Task A_launch_that_can_not_keep_its_date_says_when_it_can_and_who_decides_that()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("ready-slip").Id, await StoredAsync("ready-slip"), days: 21);
        Assert.Equal(0, (await launch.ReadAsync())["forecast"]!["slipDays"]!.GetValue<int>());

        (await launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["workingDays"] = 40 })).IsAccepted();

        var view = await launch.ReadAsync();
        var forecast = view["forecast"]!;
        Assert.True(forecast["slipDays"]!.GetValue<int>() > 20);
        Assert.Equal(("item", "item/a1", TestPlaybook.Worker), (Text(forecast["drivenBy"]!, "kind"), Text(forecast["drivenBy"]!, "subject"), forecast["drivenBy"]!["who"]![0]!.GetValue<string>()));
        Assert.Equal(["item/a1", "gate/alpha", "gate/beta", "gate/go-no-go"], forecast["criticalPath"]!.AsArray().Select(step => Text(step!, "subject")));
        Assert.All(forecast["gates"]!.AsArray(), gate => Assert.Equal(0, gate!["slackDays"]!.GetValue<int>()));
        Assert.Equal("red", Text(view, "rag"));
        Assert.Contains("Item a1 decides", Text(view["readiness"]!, "ragReason"), StringComparison.Ordinal);

        await launch.CompleteAsync("a1");
        Assert.Equal(0, (await launch.ReadAsync())["forecast"]!["slipDays"]!.GetValue<int>());
    }

    private async Task<JsonObject> StoredAsync(string playbook)
    {
        using var stored = await _api.Http.PutAsync($"api/playbooks/{playbook}", new StringContent(TestPlaybook.Usual(playbook).ToJson().ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        Assert.True(stored.IsSuccessStatusCode);
        return TestPlaybook.Usual(playbook).People();
    }

    private Task<JsonNode> ReadAsync(SmallLaunch launch) => _api.GetAsync($"api/launches/{launch.Id}/readiness");

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
