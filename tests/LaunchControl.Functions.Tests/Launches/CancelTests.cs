using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>POST /api/launches/{id}/cancel, as everyone sees it whom it concerns.</summary>
public sealed class CancelTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task Everyone_is_told_once_the_link_says_so_and_every_orchestration_ends()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("cancel-usual"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        var link = LaunchWalk.LinkOf((await launch.MailsAsync(TestPlaybook.LeadOf("alpha")))[^1])!;

        (await CancelAsync(launch)).IsAccepted();
        (await CancelAsync(launch)).IsAccepted();
        await _api.AdvanceAsync("PT10M");

        var view = await launch.ReadAsync();
        Assert.Equal(("cancelled", "The pilot customers left", "red"), (Text(view, "status"), Text(view, "cancelReason"), Text(view, "rag")));
        foreach (var person in new[] { StartRequest.Owner, TestPlaybook.Worker, TestPlaybook.RiskOwner, TestPlaybook.LeadOf("alpha"), TestPlaybook.LeadOf("beta") })
        {
            Assert.Single(await launch.MailsAsync(person), mail => Text(mail, "subject") == $"Cancelled: {launch.Name}" && Text(mail, "text").Contains("The pilot customers left", StringComparison.Ordinal));
        }

        using var page = await _api.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("This launch was cancelled", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var late = await _api.DecideAsync(link, "approve");
        Assert.False(late.IsSuccessStatusCode);

        var running = (await _api.GetAsync("dev/orchestrations.json")).AsArray()
            .Where(instance => Text(instance!, "id").StartsWith(launch.Id, StringComparison.Ordinal) && Text(instance!, "status") is "Running" or "running" or "Pending" or "pending");
        Assert.Empty(running);
        Assert.Equal(1, await launch.CountAsync("launch.cancelled"));
    }

    [Fact]
    public async Task Nothing_happens_any_more_when_time_passes_and_no_command_is_taken()
    {
        var launch = await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("cancel-scheduled"))).ScheduleAsync();
        (await CancelAsync(launch)).IsAccepted();
        var before = await launch.SnapshotAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddDays(2));

        Assert.Equal(0, await launch.CountAsync("launch.live"));
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "hold", Reason()), HttpStatusCode.Conflict, "launch-is-over");
        await launch.RefusesAsync(() => launch.ItemAsync("b1", "reopen"), HttpStatusCode.Conflict, "launch-is-over");
        Assert.Equal(before, await launch.SnapshotAsync());
        Assert.Empty(await launch.BlockersAsync());
    }

    [Fact]
    public async Task A_live_launch_cannot_be_cancelled_and_a_reason_is_needed()
    {
        var launch = await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("cancel-live"))).ScheduleAsync();
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "cancel"), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await launch.MoveToAsync(launch.LaunchAt);
        await launch.UntilAsync("live");
        await launch.RefusesAsync(() => CancelAsync(launch), HttpStatusCode.Conflict, "launch-is-live");
    }

    [Fact]
    public async Task The_owner_of_a_launch_that_waits_for_a_gate_of_a_cancelled_one_is_told_and_can_wait_for_something_else()
    {
        var other = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("cancel-other"));
        var waiting = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("cancel-waiting"));
        (await waiting.CallAsync(HttpMethod.Put, "gates/beta/waits-for", new JsonObject { ["gates"] = new JsonArray(new JsonObject { ["launch"] = other.Id, ["gate"] = "beta" }) })).IsAccepted();
        await waiting.CompleteAsync("a1", "a2");
        await waiting.ApproveAsync("alpha");
        await _api.SettleAsync();

        (await CancelAsync(other)).IsAccepted();
        await _api.AdvanceAsync("PT2H");

        Assert.Equal(1, await waiting.CountAsync("gate.externalCancelled", "gate/beta"));
        Assert.Single(await waiting.MailsAsync(StartRequest.Owner), mail => Text(mail, "subject").StartsWith("Waits in vain", StringComparison.Ordinal));
        Assert.Contains("which was cancelled", Text(Assert.Single(await waiting.BlockersAsync()), "what"), StringComparison.Ordinal);

        (await waiting.CallAsync(HttpMethod.Put, "gates/beta/waits-for", new JsonObject { ["gates"] = new JsonArray() })).IsAccepted();
        await waiting.UntilGateAsync("beta", "preparing");
    }

    private static Task<ApiAnswer> CancelAsync(SmallLaunch launch) => launch.CallAsync(HttpMethod.Post, "cancel", Reason());

    private static JsonObject Reason() => new() { ["reason"] = "The pilot customers left" };

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
