using System.Collections.Concurrent;
using LaunchControl.LocalHost.Durable;
using Microsoft.DurableTask;

namespace LaunchControl.LocalHost.Tests.Durable;

/// <summary>A crash between any two writes.</summary>
public sealed class CrashTests
{
    private const string Expected = "a b child-done timer event";

    [Fact]
    public async Task Wherever_the_engine_crashes_the_outcome_is_the_same_and_no_recorded_activity_runs_twice()
    {
        var commits = await CountCommitsAsync();
        Assert.InRange(commits, 5, 200);
        for (var commit = 1; commit <= commits; commit++)
        {
            foreach (var stage in new[] { CommitStage.Before, CommitStage.After })
            {
                await CrashAtAsync(commit, stage);
            }
        }
    }

    private static async Task<long> CountCommitsAsync()
    {
        long last = 0;
        await using var driver = Scenario([], out _);
        driver.OnCommit = (number, _) => last = number;
        await driver.StartAsync();
        await FinishAsync(driver);
        return last;
    }

    private static async Task CrashAtAsync(long commit, CommitStage stage)
    {
        var hasCrashed = false;
        await using var driver = Scenario([], out var runs);
        driver.OnCommit = (number, at) =>
        {
            if (number == commit && at == stage && !hasCrashed)
            {
                hasCrashed = true;
                throw new IOException("crash");
            }
        };
        await driver.StartAsync();
        var ended = await FinishAsync(driver, () => hasCrashed);

        Assert.True(ended == Expected, $"Commit {commit} {stage}: {ended}");
        Assert.All(runs, run => Assert.True(run.Value is 1 or 2, $"Commit {commit} {stage}: {run.Key} ran {run.Value} times."));
    }

    // A client repeats what got no answer; after a crash the engine is started again, once.
    private static async Task<string?> FinishAsync(EngineDriver driver, Func<bool>? hasCrashed = null)
    {
        var isRestarted = false;
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                if (await driver.Client.GetInstanceAsync("it", true) is not { } instance)
                {
                    await driver.ScheduleAsync("scenario", id: "it");
                    continue;
                }

                if (instance.IsCompleted)
                {
                    return instance.ReadOutputAs<string>();
                }

                await StepAsync(driver);
            }
            catch (OperationCanceledException)
            {
                // The engine crashed under the call.
            }

            if (hasCrashed?.Invoke() == true && !isRestarted)
            {
                isRestarted = true;
                await driver.RestartAsync();
            }
        }

        return null;
    }

    private static async Task StepAsync(EngineDriver driver)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await driver.Engine.WaitUntilIdleAsync(patience.Token);
        var instance = await driver.GetAsync("it");
        if (!instance.IsCompleted && instance.ReadCustomStatusAs<string>() == "event")
        {
            await driver.Client.RaiseEventAsync("it", "go", "event");
        }

        driver.Time.Advance(TimeSpan.FromHours(1));
    }

    private static EngineDriver Scenario(ConcurrentDictionary<string, int> counter, out ConcurrentDictionary<string, int> runs)
    {
        runs = counter;
        return new EngineDriver()
            .Activity("say", call =>
            {
                counter.AddOrUpdate(call.GetInput<string>()!, 1, (_, times) => times + 1);
                return call.GetInput<string>();
            })
            .Orchestrator("child", async context => $"{await context.CallActivityAsync<string>("say", "child")}-done")
            .Orchestrator("scenario", RunAsync);
    }

    private static async Task<object?> RunAsync(TaskOrchestrationContext context)
    {
        var sofar = context.GetInput<string>();
        if (sofar is null)
        {
            var (a, b) = (context.CallActivityAsync<string>("say", "a"), context.CallActivityAsync<string>("say", "b"));
            sofar = $"{await a} {await b} {await context.CallSubOrchestratorAsync<string>("child")}";
            context.ContinueAsNew(sofar);
            return null;
        }

        await context.CreateTimer(TimeSpan.FromMinutes(30), CancellationToken.None);
        context.SetCustomStatus("event");
        return $"{sofar} timer {await context.WaitForExternalEvent<string>("go")}";
    }
}
