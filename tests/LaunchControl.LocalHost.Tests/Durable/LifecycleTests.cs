using LaunchControl.LocalHost.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Tests.Durable;

/// <summary>Suspending, ending, removing and finding instances.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task A_suspended_instance_keeps_its_events_until_it_is_resumed_also_over_a_restart()
    {
        await using var driver = Waiting();
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("wait");
        await driver.IdleAsync();
        await driver.Client.SuspendInstanceAsync(id, "holiday");
        await driver.IdleAsync();
        await driver.Client.RaiseEventAsync(id, "go", "now");
        await driver.RestartAsync();
        await driver.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await driver.GetAsync(id)).RuntimeStatus);

        await driver.Client.ResumeInstanceAsync(id, "back");

        Assert.Equal("now", (await driver.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminating_ends_an_instance_with_an_output_and_its_children_only_when_asked_to()
    {
        foreach (var recursive in new[] { true, false })
        {
            await using var driver = Waiting().Orchestrator("parent", async context =>
                await context.CallSubOrchestratorAsync<string>("wait", null, new SubOrchestrationOptions(instanceId: "child")));
            await driver.StartAsync();
            await driver.ScheduleAsync("parent", id: "parent");
            await driver.IdleAsync();

            await driver.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions("enough", recursive));

            var parent = await driver.EndAsync("parent");
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, parent.RuntimeStatus);
            Assert.Equal("enough", parent.ReadOutputAs<string>());
            await driver.IdleAsync();
            Assert.Equal(recursive ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Running, (await driver.GetAsync("child")).RuntimeStatus);
        }
    }

    [Fact]
    public async Task A_suspended_instance_can_be_terminated()
    {
        await using var driver = Waiting();
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("wait");
        await driver.Client.SuspendInstanceAsync(id);
        await driver.Client.TerminateInstanceAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await driver.EndAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Purging_removes_finished_instances_and_leaves_running_ones()
    {
        await using var driver = Waiting().Orchestrator("end", async context =>
            await context.CallSubOrchestratorAsync<int>("leaf", null, new SubOrchestrationOptions(instanceId: "leaf"))).Orchestrator("leaf", _ => Task.FromResult<object?>(1));
        await driver.StartAsync();
        await driver.ScheduleAsync("end", id: "done");
        await driver.ScheduleAsync("wait", id: "running");
        await driver.EndAsync("done");

        Assert.Equal(0, (await driver.Client.PurgeInstanceAsync("running")).PurgedInstanceCount);
        Assert.Equal(2, (await driver.Client.PurgeInstanceAsync("done", new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
        await driver.RestartAsync();
        Assert.Null(await driver.Client.GetInstanceAsync("done", false));
        Assert.Empty(driver.Engine.ReadHistory("done"));
        Assert.NotNull(await driver.Client.GetInstanceAsync("running", false));
    }

    [Fact]
    public async Task Purging_by_filter_takes_only_what_matches()
    {
        await using var driver = Waiting().Orchestrator("end", _ => Task.FromResult<object?>(1));
        await driver.StartAsync();
        await driver.EndAsync(await driver.ScheduleAsync("end", id: "old"));
        await driver.AdvanceAsync(TimeSpan.FromDays(30));
        await driver.EndAsync(await driver.ScheduleAsync("end", id: "new"));

        var purged = await driver.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: driver.Time.GetUtcNow().AddDays(-1)));

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.NotNull(await driver.Client.GetInstanceAsync("new", false));
    }

    [Fact]
    public async Task Queries_filter_by_status_and_prefix_and_come_in_pages()
    {
        await using var driver = Waiting().Orchestrator("end", _ => Task.FromResult<object?>(1));
        await driver.StartAsync();
        foreach (var number in Enumerable.Range(1, 5))
        {
            await driver.ScheduleAsync("wait", id: $"w-{number}");
            await driver.EndAsync(await driver.ScheduleAsync("end", id: $"e-{number}"));
        }

        await driver.IdleAsync();
        List<string> running = [];
        await foreach (var instance in driver.Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running])))
        {
            running.Add(instance.InstanceId);
        }

        List<int> pages = [];
        await foreach (var page in driver.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "e-", PageSize: 2)).AsPages())
        {
            pages.Add(page.Values.Count);
        }

        Assert.Equal(["w-1", "w-2", "w-3", "w-4", "w-5"], running);
        Assert.Equal([2, 2, 1], pages);
    }

    [Fact]
    public async Task A_thousand_waiting_instances_survive_a_restart_and_all_still_answer()
    {
        await using var driver = Waiting();
        await driver.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => driver.ScheduleAsync("wait", id: $"i-{number}")));
        await driver.IdleAsync();

        await driver.RestartAsync();
        Assert.True(driver.Engine.IsIdle);
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => driver.Client.RaiseEventAsync($"i-{number}", "go", $"{number}")));

        foreach (var number in Enumerable.Range(0, 1000))
        {
            Assert.Equal($"{number}", (await driver.EndAsync($"i-{number}")).ReadOutputAs<string>());
        }
    }

    private static EngineDriver Waiting() =>
        new EngineDriver().Orchestrator("wait", async context => await context.WaitForExternalEvent<string>("go"));

    [Fact]
    public async Task Nobody_sees_an_end_before_it_is_committed()
    {
        using var committing = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        long last = 0, held = long.MaxValue;
        await using var driver = new EngineDriver
        {
            OnCommit = (number, stage) =>
        {
            Volatile.Write(ref last, number);
            if (stage == CommitStage.Before && number == Volatile.Read(ref held))
            {
                committing.Set();
                goOn.Wait();
            }
        }
        }.Orchestrator("ends", async context => await context.WaitForExternalEvent<string>("go"));
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("ends");
        await driver.IdleAsync();

        // The event is the next commit, what comes of it the one after.
        Volatile.Write(ref held, Volatile.Read(ref last) + 2);
        await driver.Client.RaiseEventAsync(id, "go", "now");

        Assert.True(committing.Wait(TimeSpan.FromSeconds(30)));
        var seen = await driver.GetAsync(id);
        goOn.Set();

        Assert.Equal(OrchestrationRuntimeStatus.Running, seen.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await driver.EndAsync(id)).RuntimeStatus);
    }
}
