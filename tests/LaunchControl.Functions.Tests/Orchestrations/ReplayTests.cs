using LaunchControl.Drivers;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Tests.Watchdog;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Functions;
using LaunchControl.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Progress = LaunchControl.Functions.Orchestrations.Progress;

namespace LaunchControl.Functions.Tests.Orchestrations;

/// <summary>Launches are under way for months, so every release must go on with the histories that earlier ones have left.</summary>
public sealed class ReplayTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly DurableTaskCatalog Today = Fill(new DurableTaskCatalog());

    [Fact]
    public void Todays_code_goes_on_with_every_history_of_every_released_version()
    {
        var diverged = HistoryFiles.All.Select(file => (file.Name, Divergence: ReplayCheck.FindDivergence(file.History, Today))).Where(file => file.Divergence is not null);
        Assert.Empty(diverged.Select(file => $"{file.Name}: {file.Divergence}"));
    }

    [Fact]
    public void Every_released_version_has_histories_of_every_orchestrator()
    {
        Assert.Contains(HostSettings.Read().OrchestrationVersion, HistoryFiles.Versions);
        foreach (var version in HistoryFiles.Versions)
        {
            var names = HistoryFiles.All.Where(file => file.Name.StartsWith($"{version}/", StringComparison.Ordinal)).Select(file => file.History.Name).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal([nameof(GateOrchestrator), nameof(LaunchOrchestrator)], names);
        }
    }

    [Fact]
    public void A_launch_orchestrator_that_asks_in_another_order_is_found_out() => AssertFoundOut(nameof(LaunchOrchestrator), async context =>
    {
        var launch = context.GetInput<WatchedLaunch>()!;
        await context.CallActivityAsync<Progress>(nameof(GoLiveActivity), launch);
        await context.CallActivityAsync<OpenPhase>(nameof(OpenNextPhaseActivity), launch);
        return null;
    });

    [Fact]
    public void A_gate_orchestrator_that_waits_before_it_looks_is_found_out() => AssertFoundOut(nameof(GateOrchestrator), async context =>
    {
        await context.WaitForWakeOrAsync(null);
        return await context.CallActivityAsync<Progress>(nameof(EvaluateGateActivity), context.GetInput<WatchedGate>()!);
    });

    [Fact]
    public async Task What_a_launch_leaves_behind_on_its_way_is_replayed_alike()
    {
        var recorder = new HistoryRecorder(host);
        await WalkAsync(recorder);

        Assert.All(recorder.Recorded, history => Assert.Null(ReplayCheck.FindDivergence(history, Today)));
        Assert.All(recorder.Recorded, history => Assert.Equal(HostSettings.Read().OrchestrationVersion, history.Version));
        if (Environment.GetEnvironmentVariable("LAUNCHCONTROL_RECORD_HISTORIES") is { Length: > 0 })
        {
            recorder.Write();
        }
    }

    // Through every wait: gates in parallel, one that waits for another, a rejection, a failed look, a deadline, a restart, the launch moment, the checks.
    private async Task WalkAsync(HistoryRecorder recorder)
    {
        var stuck = new StuckHost(host);
        var playbook = new TestPlaybook("replayed").InFirst("alpha", TestPlaybook.Item("a1")).InFirstAfter("alpha", "gamma").InSecond("beta", TestPlaybook.Item("b1"));
        var launch = await SmallLaunch.StartAsync(host.Api, playbook);
        await recorder.LookAsync();
        var undo = await stuck.DamageAsync(launch.Id);
        await stuck.Engine.RaiseEventAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0), WakeOrDeadline.Wake);
        await recorder.LookAsync();
        await undo();
        await recorder.LookAsync();
        await launch.CompleteAsync("a1");
        await launch.UntilGateAsync("alpha", "inReview");
        (await launch.DecideAsync("alpha", "reject", "Not yet.")).IsAccepted();
        await launch.UntilGateAsync("alpha", "needsWork");
        (await launch.GateAsync("alpha", "request-review")).IsAccepted();
        await recorder.LookAsync();
        await launch.ApproveAsync("alpha");
        await recorder.LookAsync();
        await launch.ApproveAsync("gamma");
        await launch.UntilGateAsync("beta", "preparing");
        await recorder.LookAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddDays(-9));
        await recorder.LookAsync();
        (await launch.CallAsync(HttpMethod.Post, "restart-orchestrations", JsonBodies.Reason())).IsAccepted();
        await recorder.LookAsync();
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await recorder.LookAsync();
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
        await recorder.LookAsync();
        (await launch.CallAsync(HttpMethod.Post, "reschedule", JsonBodies.Reason().With("launchAt", launch.LaunchAt.AddDays(1).ToString("O")))).IsAccepted();
        await recorder.LookAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddDays(1).AddMinutes(5));
        await recorder.LookAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddDays(2));
        await launch.UntilAsync("completed");
        await recorder.LookAsync();
    }

    private static void AssertFoundOut(string name, Func<TaskOrchestrationContext, Task<object?>> changed)
    {
        var catalog = new DurableTaskCatalog().AddOrchestrator(name, changed);
        var histories = HistoryFiles.All.Where(file => file.History.Name == name).ToList();
        Assert.NotEmpty(histories);
        Assert.All(histories, file => Assert.Contains("diverged", ReplayCheck.FindDivergence(file.History, catalog), StringComparison.Ordinal));
    }

    private static DurableTaskCatalog Fill(DurableTaskCatalog catalog)
    {
        foreach (var function in new FunctionCatalog(typeof(LaunchControlServices).Assembly).With<OrchestrationTriggerAttribute>())
        {
            catalog.AddOrchestrator(function.Name, context => FunctionInvoker.InvokeOrchestratorAsync(function, context));
        }

        return catalog;
    }
}
