using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests;

/// <summary>One launch from start to finish, through the public surface.</summary>
public sealed class WholeLaunchTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_launch_whose_gates_are_all_signed_off_goes_live_at_its_moment_and_completes_after_its_last_check()
    {
        var api = host.Api;
        var started = await api.StartAsync();
        var id = started["id"]!.GetValue<string>();
        var walk = new LaunchWalk(api, id);

        var scheduled = await walk.WorkUntilAsync("scheduled");
        Assert.All(LaunchWalk.Gates(scheduled), gate => Assert.Equal("approved", gate["status"]!.GetValue<string>()));
        Assert.Equal(100, scheduled["readiness"]!["score"]!.GetValue<int>());

        var launchAt = started["launchAt"]!.GetValue<DateTimeOffset>();
        await api.PostAsync("dev/clock", new JsonObject { ["now"] = launchAt.AddSeconds(-1).ToString("O") });
        Assert.Equal("scheduled", (await api.LaunchAsync(id))["status"]!.GetValue<string>());

        await api.AdvanceAsync("PT2S");
        var live = await api.LaunchAsync(id);
        Assert.Equal("live", live["status"]!.GetValue<string>());
        Assert.Equal(launchAt, live["liveAt"]!.GetValue<DateTimeOffset>());

        await api.AdvanceAsync("P91D");
        var completed = await api.LaunchAsync(id);
        Assert.Equal("completed", completed["status"]!.GetValue<string>());
        Assert.All(completed["postLaunchChecks"]!.AsArray(), check => Assert.NotNull(check!["ranAt"]));

        await TellsTheStoryAsync(id, completed);
        await TrailGivesTheStateAsync(id);
    }

    // What is stored is what the audit trail adds up to; links are secrets, and in no trail.
    private async Task TrailGivesTheStateAsync(string id)
    {
        var stored = await host.App.Services.GetRequiredService<ILaunchStore>().ReadAsync(id, CancellationToken.None);
        var entries = (await host.Api.GetAsync($"api/launches/{id}/audit?pageSize=1000&changes=true"))["items"].Deserialize<List<AuditEntry>>(LaunchJson.Options)!;
        var expected = stored!.Launch with
        {
            Gates = [.. stored.Launch.Gates.Select(gate => gate with { Approvers = [.. gate.Approvers.Select(approver => approver with { LinkNonce = null })] })],
        };
        Assert.Equal(JsonSerializer.Serialize(expected, LaunchJson.Options), JsonSerializer.Serialize(LaunchFold.Of(entries), LaunchJson.Options));
        var verified = await host.Api.GetAsync($"api/launches/{id}/dossier/verify");
        Assert.True(verified["intact"]!.GetValue<bool>(), verified.ToJsonString());
        Assert.True(verified["state"]!["matches"]!.GetValue<bool>(), verified.ToJsonString());
        Assert.Equal((entries.Count, stored.Launch.AuditHash), (verified["entries"]!.GetValue<int>(), verified["head"]!.GetValue<string>()));
    }

    private async Task TellsTheStoryAsync(string id, JsonNode launch)
    {
        var entries = (await host.Api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry!["sequence"]!.GetValue<int>()));
        var actions = entries.Select(entry => entry!["action"]!.GetValue<string>()).ToList();
        var gates = LaunchWalk.Gates(launch).Count();
        Assert.Equal("launch.started", actions[0]);
        Assert.Equal("launch.completed", actions[^1]);
        Assert.Equal(gates, actions.Count(action => action == "gate.approved"));
        Assert.Equal(LaunchWalk.Decisions(launch), actions.Count(action => action == "signOff.recorded"));
        Assert.Equal(launch["phases"]!.AsArray().Count, actions.Count(action => action == "phase.opened"));
        Assert.Equal(launch["postLaunchChecks"]!.AsArray().Count, actions.Count(action => action == "check.ran"));
        Assert.Single(actions, "launch.live");
    }
}
