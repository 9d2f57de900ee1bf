using System.Globalization;
using LaunchControl.Drivers;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Tests.Counting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Tests.Growth;

/// <summary>Instances that wait cost nothing.</summary>
[Collection(GrowthCollection.Name)]
public sealed class EngineGrowthTests
{
    private const int Instances = 1_000;

    [Fact]
    public async Task A_thousand_instances_that_wait_ask_nothing_of_storage_and_the_engine_writes_nothing()
    {
        await using var host = await CountedHost.StartAsync();
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("waited-for"));
        await Parallel.ForEachAsync(Enumerable.Range(0, Instances), async (number, token) => await host.Engine.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(GateOrchestrator),
            new WatchedGate(launch.Id, "alpha"),
            new StartOrchestrationOptions(string.Create(CultureInfo.InvariantCulture, $"waiting-{number}")),
            token));
        await host.AwayFromTimersAsync();
        await host.RestAsync();
        Assert.True(await RunningAsync(host.Engine.Client) >= Instances);
        var (storage, commits) = (host.Storage, host.Engine.Writes);

        await host.Api.AdvanceAsync("PT15S");

        Assert.Equal((0, commits), (host.Storage.Calls - storage.Calls, host.Engine.Writes));

        // With the timer functions of an hour, too, the engine has nothing to do.
        for (var minute = 0; minute < 60; minute++)
        {
            await host.Api.AdvanceAsync("PT1M");
        }

        Assert.Equal(commits, host.Engine.Writes);
    }

    private static async Task<int> RunningAsync(DurableTaskClient engine)
    {
        var running = 0;
        await foreach (var _ in engine.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running])))
        {
            running++;
        }

        return running;
    }
}
