using System.Text.Json.Nodes;
using LaunchControl.Core.Gates;
using LaunchControl.Drivers;
using LaunchControl.Functions.Orchestrations;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Tests.Watchdog;

/// <summary>Every way in which a launch gets stuck is noticed within one interval, and the launch then goes on to its end.</summary>
public sealed class StuckLaunchTests(RunningHost host) : IClassFixture<RunningHost>
{
    /// <summary>Five minutes between two runs, and the grace of two.</summary>
    private const string Interval = "PT8M";

    private readonly StuckHost _stuck = new(host);

    [Fact]
    public async Task A_wake_that_was_lost_is_sent_again()
    {
        var launch = await StartAsync("lost-wake");

        // The gate's orchestration has had its first look, and would not see the decision by itself.
        await host.Api.SettleAsync();
        await _stuck.DecideAsync(launch.Id, new OverrideGate("alpha", "The outage leaves no time."), isForgotten: true);
        Assert.Equal("waiting", await launch.GateStatusAsync("beta"));

        await host.Api.AdvanceAsync(Interval);

        Assert.Equal("preparing", await launch.GateStatusAsync("beta"));
        Assert.Equal(0, await launch.CountAsync("launch.orchestrationsRestarted"));
        await FinishAsync(launch, isAlphaDone: true);
    }

    [Fact]
    public async Task A_start_that_was_lost_is_made_up_for()
    {
        var id = await _stuck.LoseStartAsync((await StartAsync("lost-start")).Id);
        Assert.Null(await _stuck.StatusAsync(id));

        await host.Api.AdvanceAsync(Interval);

        await Eventually.GetAsync(() => host.Api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        Assert.Equal(OrchestrationRuntimeStatus.Running, await _stuck.StatusAsync(OrchestrationIds.Launch(id, 1)));
    }

    [Fact]
    public async Task An_orchestration_that_failed_for_good_is_replaced()
    {
        var launch = await StartAsync("failed");
        var undo = await _stuck.DamageAsync(launch.Id);
        await _stuck.Engine.RaiseEventAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0), WakeOrDeadline.Wake);
        await Eventually.TrueAsync(
            async () =>
            {
                await host.Api.AdvanceAsync("PT20M");
                return await _stuck.StatusAsync(launch.Id) == OrchestrationRuntimeStatus.Failed;
            },
            "A failed orchestration");
        await undo();

        await PassPatrolAsync();

        await AssertRestartedAsync(launch, "is Failed");
        await FinishAsync(launch);
    }

    [Fact]
    public async Task A_purged_orchestration_is_replaced_although_the_launch_waits_for_people_only()
    {
        var launch = await StartAsync("purged");
        await _stuck.PurgeAsync(launch.Id);

        await PassPatrolAsync();

        await AssertRestartedAsync(launch, "is not there");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, await _stuck.StatusAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0)));
        await FinishAsync(launch);
    }

    [Fact]
    public async Task A_purged_orchestration_that_is_needed_now_is_replaced_within_minutes()
    {
        var launch = await StartAsync("purged-due");
        await _stuck.PurgeAsync(launch.Id);
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");

        await host.Api.AdvanceAsync(Interval);

        await AssertRestartedAsync(launch, "is not there");
        await FinishAsync(launch, isAlphaDone: true);
    }

    [Fact]
    public async Task The_orchestration_of_a_gate_that_is_gone_is_replaced_with_its_launch()
    {
        var launch = await StartAsync("gate-gone");
        await _stuck.PurgeAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0));

        await PassPatrolAsync();

        await AssertRestartedAsync(launch, "alpha is not there");
        await FinishAsync(launch);
    }

    [Fact]
    public async Task An_orchestration_that_does_not_answer_is_woken_once_and_then_replaced()
    {
        var launch = await StartAsync("deaf");
        await _stuck.MakeDeafAsync(launch.Id);
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");

        await host.Api.AdvanceAsync(Interval);
        await host.Api.AdvanceAsync(Interval);

        await AssertRestartedAsync(launch, "did not answer the wake at");
        await FinishAsync(launch, isAlphaDone: true);
    }

    [Fact]
    public async Task Intents_of_a_commit_so_slow_that_a_sweep_came_before_it_are_carried_out_after_a_crash()
    {
        var launch = await StartAsync("slow-commit");
        var commandId = await _stuck.AnnounceAsync(launch.Id);
        await host.Api.AdvanceAsync("PT5M");
        await _stuck.DecideAsync(launch.Id, new OverrideGate("alpha", "The outage leaves no time."), isForgotten: false, commandId);
        Assert.DoesNotContain(await launch.MailsAsync(TestPlaybook.LeadOf("alpha")), IsAboutOverride);

        await host.Api.AdvanceAsync("PT5M");

        Assert.Single(await launch.MailsAsync(TestPlaybook.LeadOf("alpha")), IsAboutOverride);
        Assert.Equal("preparing", await launch.GateStatusAsync("beta"));
        Assert.True(await _stuck.HasNoBacklogAsync());
    }

    [Fact]
    public async Task What_was_announced_and_never_stored_is_forgotten_once_nobody_can_be_at_work_on_it_any_more()
    {
        var launch = await StartAsync("never-stored");
        await _stuck.AnnounceAsync(launch.Id);
        await _stuck.AnnounceAsync("never-started-abc123");

        await host.Api.AdvanceAsync("PT9M");
        Assert.False(await _stuck.HasNoBacklogAsync());
        await host.Api.AdvanceAsync("PT6M");

        Assert.True(await _stuck.HasNoBacklogAsync());
    }

    [Fact]
    public async Task What_a_person_suspended_is_left_alone_and_goes_on_when_it_is_resumed()
    {
        var launch = await StartAsync("suspended");
        await _stuck.SuspendAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0));
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");

        await host.Api.AdvanceAsync("PT2H");
        Assert.Equal(0, await launch.CountAsync("launch.orchestrationsRestarted"));
        Assert.Equal("waiting", await launch.GateStatusAsync("beta"));

        await _stuck.Engine.ResumeInstanceAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0), "Done.");
        await launch.UntilGateAsync("beta", "preparing");
    }

    [Fact]
    public async Task A_launch_that_is_well_is_left_alone_for_weeks()
    {
        var launch = await StartAsync("well");
        var before = await launch.ETagAsync();

        await host.Api.AdvanceAsync("P14D");

        Assert.Equal(before, await launch.ETagAsync());
    }

    private Task<SmallLaunch> StartAsync(string playbook) => _stuck.StartAsync(playbook);

    private static bool IsAboutOverride(JsonNode mail) => mail["subject"]!.GetValue<string>().Contains("overr", StringComparison.OrdinalIgnoreCase);

    // Past the grace, and past the hour at which the patrol runs.
    private Task PassPatrolAsync() => host.Api.AdvanceAsync("PT63M");

    private static async Task AssertRestartedAsync(SmallLaunch launch, string reason)
    {
        var entry = Assert.Single(await launch.TrailAsync(), entry => entry["action"]!.GetValue<string>() == "launch.orchestrationsRestarted");
        Assert.Equal("launchcontrol", entry["actor"]!.GetValue<string>());
        Assert.Contains(reason, entry["reason"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static async Task FinishAsync(SmallLaunch launch, bool isAlphaDone = false)
    {
        if (!isAlphaDone)
        {
            await launch.CompleteAsync("a1", "a2");
            await launch.ApproveAsync("alpha");
        }

        await launch.UntilGateAsync("beta", "preparing");
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
        await launch.MoveToAsync(launch.LaunchAt.AddHours(2));
        await launch.UntilAsync("completed");
        var once = (await launch.TrailAsync()).Select(entry => $"{entry["action"]} {entry["subject"]}").ToList();
        Assert.Equal(once.Distinct(), once);
    }
}
