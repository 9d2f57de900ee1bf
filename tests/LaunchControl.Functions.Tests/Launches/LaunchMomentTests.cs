using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>The launch moment, and what holds and new dates do to it.</summary>
public sealed class LaunchMomentTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_launch_goes_live_at_its_moment_once_and_its_checks_are_due_from_then()
    {
        var launch = await ScheduledAsync("moment-punctual");
        await launch.MoveToAsync(launch.LaunchAt.AddSeconds(-1));
        Assert.Equal("scheduled", Text(await launch.ReadAsync(), "status"));

        await launch.MoveToAsync(launch.LaunchAt);
        var live = await launch.UntilAsync("live");

        Assert.Equal(launch.LaunchAt, live["liveAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(launch.LaunchAt.AddHours(1), live["postLaunchChecks"]![0]!["dueAt"]!.GetValue<DateTimeOffset>());
        Assert.Null(live["forecast"]);
        Assert.Equal(1, await launch.CountAsync("launch.live"));
        Assert.Single(await launch.MailsAsync(StartRequest.Owner), mail => Text(mail, "subject") == $"Live: {launch.Name}");
    }

    [Fact]
    public async Task A_launch_whose_date_passes_while_it_is_held_does_not_go_live_not_even_when_it_is_resumed()
    {
        var launch = await ScheduledAsync("moment-held");
        (await launch.CallAsync(HttpMethod.Post, "hold", Reason())).IsAccepted();
        await launch.MoveToAsync(launch.LaunchAt.AddDays(3));
        Assert.Equal("held", Text(await launch.ReadAsync(), "status"));
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "resume", Reason()), HttpStatusCode.Conflict, "launch-date-passed");

        var moved = launch.LaunchAt.AddDays(10);
        (await launch.CallAsync(HttpMethod.Post, "reschedule", Reason().With("launchAt", moved.ToString("O")))).IsAccepted();
        (await launch.CallAsync(HttpMethod.Post, "resume", Reason())).IsAccepted();
        await launch.MoveToAsync(moved.AddSeconds(-1));
        Assert.Equal("scheduled", Text(await launch.ReadAsync(), "status"));
        await launch.MoveToAsync(moved);
        Assert.Equal(moved, (await launch.UntilAsync("live"))["liveAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(1, await launch.CountAsync("launch.live"));
    }

    [Fact]
    public async Task Deadlines_move_by_the_held_working_days_where_the_playbook_says_so()
    {
        var playbook = TestPlaybook.Usual("moment-shift").ToJson();
        playbook["shiftDueDatesAfterHold"] = true;
        using (var stored = await _api.Http.PutAsync("api/playbooks/moment-shift", new StringContent(playbook.ToJsonString(), System.Text.Encoding.UTF8, "application/json")))
        {
            Assert.True(stored.IsSuccessStatusCode);
        }

        var launch = await SmallLaunch.StartAsync(_api, "moment-shift", TestPlaybook.Usual("moment-shift").People());
        var due = (await launch.ItemAsync("a1"))["dueAt"]!.GetValue<DateTimeOffset>();
        await _api.SettleAsync();
        (await launch.CallAsync(HttpMethod.Post, "hold", Reason())).IsAccepted();
        await _api.AdvanceAsync("P14D");
        (await launch.CallAsync(HttpMethod.Post, "resume", Reason())).IsAccepted();

        // Two weeks have ten working days; whatever day it was due on, that many later is two weeks, or less where it fell on a weekend.
        var shifted = (await launch.ItemAsync("a1"))["dueAt"]!.GetValue<DateTimeOffset>();
        Assert.InRange((shifted - due).TotalDays, 11.9, 14.1);
        Assert.Contains("10 working days later", Text((await launch.TrailAsync()).Single(entry => Text(entry, "action") == "launch.resumed"), "summary"), StringComparison.Ordinal);
    }

    private async Task<SmallLaunch> ScheduledAsync(string playbook) => await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual(playbook))).ScheduleAsync();

    private static JsonObject Reason() => new() { ["reason"] = "The venue is taken" };

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
