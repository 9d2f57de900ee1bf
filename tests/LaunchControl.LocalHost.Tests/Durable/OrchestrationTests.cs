using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Tests.Durable;

/// <summary>What orchestrators can do.</summary>
public sealed class OrchestrationTests
{
    [Fact]
    public async Task Activities_run_in_sequence_and_in_parallel()
    {
        await using var driver = new EngineDriver()
            .Activity("double", call => call.GetInput<int>() * 2)
            .Orchestrator("sum", async context =>
            {
                var first = await context.CallActivityAsync<int>("double", 1);
                var rest = await Task.WhenAll(Enumerable.Range(2, 9).Select(number => context.CallActivityAsync<int>("double", number)));
                return first + rest.Sum();
            });
        await driver.StartAsync();

        Assert.Equal(110, await driver.RunAsync<int>("sum"));
    }

    [Fact]
    public async Task After_a_restart_recorded_activities_do_not_run_again_and_the_result_is_the_same()
    {
        var runs = 0;
        await using var driver = new EngineDriver()
            .Activity("once", _ => ++runs)
            .Orchestrator("work", async context =>
            {
                var (guid, at) = (context.NewGuid(), context.CurrentUtcDateTime);
                var result = await context.CallActivityAsync<int>("once");
                var name = await context.WaitForExternalEvent<string>("name");
                return $"{guid} {at:O} {result} {name} {context.NewGuid()}";
            });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("work");
        await driver.IdleAsync();
        var guidBefore = driver.Engine.ReadHistory(id).Count;

        await driver.RestartAsync();
        await driver.RestartAsync();
        await driver.Client.RaiseEventAsync(id, "name", "Ada");
        var output = (await driver.EndAsync(id)).ReadOutputAs<string>()!;

        Assert.Equal(1, runs);
        Assert.True(driver.Engine.ReadHistory(id).Count > guidBefore);
        Assert.Contains("2027-01-04T09:00:00", output, StringComparison.Ordinal);
        Assert.Contains(" 1 Ada ", output, StringComparison.Ordinal);
        Assert.NotEqual(output.Split(' ')[0], output.Split(' ')[^1]);
    }

    [Fact]
    public async Task A_durable_timer_never_fires_early_and_survives_a_restart()
    {
        await using var driver = new EngineDriver().Orchestrator("wait", async context =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(90), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("wait");
        await driver.AdvanceAsync(TimeSpan.FromDays(90) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await driver.GetAsync(id)).RuntimeStatus);

        await driver.RestartAsync();
        await driver.AdvanceAsync(TimeSpan.FromMilliseconds(2));

        Assert.True((await driver.EndAsync(id)).ReadOutputAs<DateTime>() >= new DateTime(2027, 4, 4, 9, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Timers_fire_in_order_of_their_due_times()
    {
        List<int> fired = [];
        await using var driver = new EngineDriver()
            .Activity("note", call => { lock (fired) { fired.Add(call.GetInput<int>()); } return null; })
            .Orchestrator("timers", async context =>
            {
                await Task.WhenAll(new[] { 3, 1, 2 }.Select(async days =>
                {
                    await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
                    await context.CallActivityAsync<object?>("note", days);
                }));
                return null;
            });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("timers");
        for (var day = 0; day < 3; day++)
        {
            await driver.AdvanceAsync(TimeSpan.FromDays(1));
        }

        await driver.EndAsync(id);
        Assert.Equal([1, 2, 3], fired);
    }

    [Fact]
    public async Task The_loser_of_a_race_is_cancelled_and_keeps_nothing_running()
    {
        await using var driver = new EngineDriver().Orchestrator("race", async context =>
        {
            using var loser = new CancellationTokenSource();
            var wake = context.WaitForExternalEvent<string>("wake", loser.Token);
            var timer = context.CreateTimer(TimeSpan.FromDays(1), loser.Token);
            var winner = await Task.WhenAny(wake, timer);
#pragma warning disable CA1849 // as orchestrators must
            loser.Cancel();
#pragma warning restore CA1849
            return winner == wake ? await wake : "timer";
        });
        await driver.StartAsync();

        var woken = await driver.ScheduleAsync("race");
        await driver.IdleAsync();
        await driver.Client.RaiseEventAsync(woken, "wake", "event");
        Assert.Equal("event", (await driver.EndAsync(woken)).ReadOutputAs<string>());

        var late = await driver.ScheduleAsync("race");
        await driver.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal("timer", (await driver.EndAsync(late)).ReadOutputAs<string>());
        await driver.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.True(driver.Engine.IsIdle);
    }

    [Fact]
    public async Task A_sub_orchestration_answers_its_parent_with_a_result_or_a_failure()
    {
        await using var driver = new EngineDriver()
            .Orchestrator("child", context => context.GetInput<int>() > 0
                ? Task.FromResult<object?>(context.Parent!.InstanceId + context.InstanceId)
                : throw new InvalidOperationException("not positive"))
            .Orchestrator("parent", async context =>
            {
                var good = await context.CallSubOrchestratorAsync<string>("child", 1, new SubOrchestrationOptions(instanceId: "kid"));
                try
                {
                    await context.CallSubOrchestratorAsync<string>("child", 0);
                    return "no failure";
                }
                catch (TaskFailedException failed)
                {
                    return $"{good} {failed.FailureDetails.ErrorMessage}";
                }
            });
        await driver.StartAsync();

        var id = await driver.ScheduleAsync("parent", id: "mum");
        Assert.Equal("mumkid not positive", (await driver.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_sub_orchestration_under_an_id_that_runs_already_fails()
    {
        await using var driver = new EngineDriver()
            .Orchestrator("child", async context => await context.WaitForExternalEvent<string>("go"))
            .Orchestrator("parent", async context => await context.CallSubOrchestratorAsync<string>("child", null, new SubOrchestrationOptions(instanceId: "kid")));
        await driver.StartAsync();
        await driver.ScheduleAsync("child", id: "kid");

        var ended = await driver.EndAsync(await driver.ScheduleAsync("parent"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("running already", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_start_waits_for_its_time_also_over_a_restart()
    {
        await using var driver = new EngineDriver().Orchestrator("late", context => Task.FromResult<object?>(context.CurrentUtcDateTime));
        await driver.StartAsync();
        var id = await driver.Client.ScheduleNewOrchestrationInstanceAsync("late", null, new StartOrchestrationOptions(StartAt: driver.Time.GetUtcNow().AddHours(2)));
        await driver.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await driver.GetAsync(id)).RuntimeStatus);

        await driver.RestartAsync();
        await driver.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await driver.EndAsync(id)).RuntimeStatus);
    }
}
