using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Blackouts;

/// <summary>Launches that get into each other's way: warnings at start, in a dry run, at a move, and on request. Never a refusal.</summary>
public sealed class CollisionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_launch_of_the_same_week_and_audience_is_warned_of_until_one_of_the_two_moves()
    {
        var playbook = TestPlaybook.Usual("same-audience");
        var first = await SmallLaunch.StartAsync(_api, playbook);
        await _api.SettleAsync();
        var body = Request(playbook, first.LaunchAt, "Second of its week");
        Assert.Contains("Launch of same-audience launches in the same week", Warnings(await _api.PostAsync("api/launches?dryRun=true", body)), StringComparison.Ordinal);

        var second = await SmallLaunch.StartAsync(_api, body);
        await _api.SettleAsync();
        Assert.Contains("Launch of same-audience launches in the same week", Warnings(await second.ReadAsync()), StringComparison.Ordinal);
        var collision = Assert.Single(await CollisionsAsync(first));
        Assert.Equal(("sameAudience", second.Id), (collision!["kind"]!.GetValue<string>(), collision["launches"]![0]!.GetValue<string>()));

        (await second.CallAsync(HttpMethod.Post, "reschedule", Reason("Out of the way").With("launchAt", Text(first.LaunchAt.AddDays(21))))).IsAccepted();
        await _api.SettleAsync();
        Assert.DoesNotContain("same week", Warnings(await second.ReadAsync()), StringComparison.Ordinal);
        Assert.Empty(await CollisionsAsync(first));

        var back = await second.CallAsync(HttpMethod.Post, "reschedule", Reason("Back again").With("launchAt", Text(first.LaunchAt)));
        Assert.Contains("same week", Warnings(back.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approver_with_too_many_gates_in_one_week_is_warned_of()
    {
        var playbook = TestPlaybook.Usual("overloaded");
        (await _api.Http.PutAsJsonAsync($"api/playbooks/{playbook.Id}", playbook.ToJson())).Dispose();
        var launchAt = (await SmallLaunch.NowAsync(_api)).AddDays(200);
        List<SmallLaunch> launches = [];
        for (var number = 0; number < 6; number++)
        {
            // Another audience each, so that nothing else collides.
            var body = Request(playbook, launchAt, $"Load {number}").With("brief", new JsonObject { ["targetCustomer"] = $"Customer {number}" });
            launches.Add(await SmallLaunch.StartAsync(_api, body));
        }

        await _api.SettleAsync();
        var collisions = await CollisionsAsync(launches[5]);
        Assert.Contains(collisions, one => one!["kind"]!.GetValue<string>() == "overloadedApprover" && one["person"]!.GetValue<string>() == TestPlaybook.LeadOf("alpha") && one["gatesDue"]!.GetValue<int>() == 6);
        Assert.Contains("6 gates to sign in the week", Warnings(await launches[5].ReadAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("gates to sign", Warnings(await launches[4].ReadAsync()), StringComparison.Ordinal);
    }

    private static JsonObject Request(TestPlaybook playbook, DateTimeOffset launchAt, string name)
    {
        var body = StartRequest.Usual(name).With("playbook", playbook.Id).With("people", playbook.People()).With("launchAt", Text(launchAt));
        body.Remove("inputs");
        return body;
    }

    private async Task<JsonArray> CollisionsAsync(SmallLaunch launch) => (await _api.GetAsync($"api/launches/{launch.Id}/collisions"))["items"]!.AsArray();

    private static string Warnings(JsonNode launch) => string.Join('\n', launch["warnings"]!.AsArray().Select(warning => warning!.GetValue<string>()));

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
