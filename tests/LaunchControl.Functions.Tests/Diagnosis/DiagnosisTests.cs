using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.Gates;
using LaunchControl.Drivers;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Tests.Watchdog;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Diagnosis;

/// <summary>"Why is this launch waiting?", and what an operator can do about it.</summary>
public sealed class DiagnosisTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly StuckHost _stuck = new(host);

    [Fact]
    public async Task A_launch_that_waits_for_people_says_for_whom_and_finds_nothing_wrong()
    {
        var launch = await StartAsync("waits-for-people");
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");

        var diagnosis = await ExamineAsync(launch);

        Assert.False(diagnosis["isStuck"]!.GetValue<bool>());
        Assert.Contains(TestPlaybook.LeadOf("alpha"), Summary(diagnosis), StringComparison.Ordinal);
        Assert.Contains("Sign-off of Gate alpha", Summary(diagnosis), StringComparison.Ordinal);
        Assert.Equal((await launch.GateAsync("alpha"))["dueAt"]!.GetValue<DateTimeOffset>(), diagnosis["nextEvaluationAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal("gate.signOffRequested", diagnosis["lastChange"]!["action"]!.GetValue<string>());
        Assert.Equal([launch.Id, $"{launch.Id}:alpha"], diagnosis["orchestrations"]!.AsArray().Select(one => one!["id"]!.GetValue<string>()));
        Assert.All(diagnosis["orchestrations"]!.AsArray(), one => Assert.Equal("running", one!["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_scheduled_a_live_and_a_completed_launch_say_what_they_wait_for()
    {
        var launch = await (await StartAsync("to-the-end")).ScheduleAsync();
        Assert.Contains("launch moment", Summary(await ExamineAsync(launch)), StringComparison.Ordinal);
        await launch.MoveToAsync(launch.LaunchAt);
        Assert.Contains("L+1h check", Summary(await ExamineAsync(launch)), StringComparison.Ordinal);
        await launch.MoveToAsync(launch.LaunchAt.AddHours(2));
        Assert.Contains("completed", Summary(await ExamineAsync(launch)), StringComparison.Ordinal);
        Assert.Empty((await ExamineAsync(launch))["orchestrations"]!.AsArray());
    }

    [Fact]
    public async Task What_is_stuck_is_named_with_its_remedy_and_the_remedy_works()
    {
        var launch = await StartAsync("is-stuck");
        await _stuck.PurgeAsync(launch.Id);
        await _stuck.SuspendAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0));
        await Eventually.TrueAsync(async () => Codes(await ExamineAsync(launch)).Contains("orchestration-suspended"), "A suspended orchestration");
        var diagnosis = await ExamineAsync(launch);
        Assert.True(diagnosis["isStuck"]!.GetValue<bool>());
        Assert.Equal(["orchestration-dead", "orchestration-suspended"], Codes(diagnosis));
        Assert.Contains($"POST /api/launches/{launch.Id}/restart-orchestrations", diagnosis["findings"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);

        (await launch.CallAsync(HttpMethod.Post, "restart-orchestrations", Reason())).IsAccepted();

        await Eventually.TrueAsync(async () => Codes(await ExamineAsync(launch)) is [], "Nothing wrong");
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
        Assert.Equal(1, await launch.CountAsync("launch.orchestrationsRestarted"));
    }

    [Fact]
    public async Task What_a_decision_did_not_bring_about_yet_is_named_without_addresses()
    {
        var launch = await StartAsync("outbox-waits");
        await _stuck.DecideAsync(launch.Id, new OverrideGate("alpha", "The outage leaves no time."), isForgotten: false);
        Assert.DoesNotContain("outbox-waiting", Codes(await ExamineAsync(launch)));
        await host.Api.AdvanceAsync("PT3M");

        var diagnosis = await ExamineAsync(launch);

        Assert.Contains("outbox-waiting", Codes(diagnosis));
        Assert.Contains("mail gateOverridden", diagnosis["outbox"]![0]!["intents"]!.AsArray().Select(intent => intent!.GetValue<string>()));
        Assert.DoesNotContain("@", diagnosis["outbox"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_needs_a_reason_and_somebody_who_may()
    {
        var launch = await StartAsync("restart-rules");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "restart-orchestrations"), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await launch.RefusesAsync(
            () => launch.CallAsync(HttpMethod.Post, "restart-orchestrations", Reason(), TestPlaybook.Worker), HttpStatusCode.Forbidden, "forbidden");
    }

    private Task<SmallLaunch> StartAsync(string playbook) => _stuck.StartAsync(playbook);

    private Task<JsonNode> ExamineAsync(SmallLaunch launch) => host.Api.GetAsync($"api/launches/{launch.Id}/diagnosis");

    private static string Summary(JsonNode diagnosis) => diagnosis["summary"]!.GetValue<string>();

    private static string[] Codes(JsonNode diagnosis) => [.. diagnosis["findings"]!.AsArray().Select(finding => finding!["code"]!.GetValue<string>())];
}
