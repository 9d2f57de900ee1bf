using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Tests.Durable;

/// <summary>What goes wrong in orchestrations, and what is refused.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_failing_activity_is_retried_by_policy_with_growing_waits()
    {
        List<DateTimeOffset> attempts = [];
        EngineDriver driver = null!;
        await using var _ = driver = new EngineDriver()
            .Activity("shaky", call => { attempts.Add(driver.Time.GetUtcNow()); throw new InvalidOperationException("shaky", new InvalidOperationException("inner")); })
            .Orchestrator("retry", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("shaky", null, TaskOptions.FromRetryPolicy(new RetryPolicy(4, TimeSpan.FromMinutes(1), 2)));
                }
                catch (TaskFailedException failed)
                {
                    return $"{failed.FailureDetails.ErrorMessage}, inner: {failed.FailureDetails.InnerFailure is not null}";
                }
            });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("retry");
        for (var minute = 0; minute < 10; minute++)
        {
            await driver.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("shaky, inner: False", (await driver.EndAsync(id)).ReadOutputAs<string>());
        Assert.Equal([0, 1, 3, 7], attempts.Select(at => (int)(at - attempts[0]).TotalMinutes));
    }

    [Fact]
    public async Task A_retry_handler_decides_whether_to_try_again()
    {
        var attempts = 0;
        await using var driver = new EngineDriver()
            .Activity("shaky", _ => ++attempts < 3 ? throw new InvalidOperationException("shaky") : attempts)
            .Orchestrator("retry", async context => await context.CallActivityAsync<int>("shaky", null, TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 5)));
        await driver.StartAsync();

        Assert.Equal(3, await driver.RunAsync<int>("retry"));
    }

    [Fact]
    public async Task A_custom_status_is_kept_and_one_that_is_too_large_fails()
    {
        await using var driver = new EngineDriver()
            .Orchestrator("small", async context => { context.SetCustomStatus("half way"); await context.WaitForExternalEvent<string>("go"); return null; })
            .Orchestrator("large", context => { context.SetCustomStatus(new string('x', 20_000)); return Task.FromResult<object?>(null); });
        await driver.StartAsync();

        var small = await driver.ScheduleAsync("small");
        await driver.IdleAsync();
        Assert.Equal("half way", (await driver.GetAsync(small)).ReadCustomStatusAs<string>());
        await driver.RestartAsync();
        Assert.Equal("half way", (await driver.GetAsync(small)).ReadCustomStatusAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await driver.EndAsync(await driver.ScheduleAsync("large"))).RuntimeStatus);
    }

    [Fact]
    public async Task A_running_id_is_refused_and_a_finished_one_starts_again()
    {
        await using var driver = new EngineDriver().Orchestrator("wait", async context => await context.WaitForExternalEvent<int>("go"));
        await driver.StartAsync();
        await driver.ScheduleAsync("wait", id: "one");
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => driver.ScheduleAsync("wait", id: "one"));

        await driver.Client.RaiseEventAsync("one", "go", 1);
        Assert.Equal(1, (await driver.EndAsync("one")).ReadOutputAs<int>());
        await driver.ScheduleAsync("wait", id: "one");
        await driver.Client.RaiseEventAsync("one", "go", 2);
        Assert.Equal(2, (await driver.EndAsync("one")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_unknown_orchestrator_is_scheduled_and_ends_failed_and_so_does_a_call_of_an_unknown_activity()
    {
        await using var driver = new EngineDriver().Orchestrator("caller", async context => await context.CallActivityAsync<int>("nobody"));
        await driver.StartAsync();

        foreach (var name in new[] { "nobody", "caller" })
        {
            var ended = await driver.EndAsync(await driver.ScheduleAsync(name));
            Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
            Assert.Contains("nobody", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Events_for_unknown_and_finished_instances_are_refused()
    {
        await using var driver = new EngineDriver().Orchestrator("end", _ => Task.FromResult<object?>(1));
        await driver.StartAsync();
        var unknown = await Assert.ThrowsAsync<RpcException>(() => driver.Client.RaiseEventAsync("nobody", "wake"));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);

        var id = await driver.ScheduleAsync("end");
        await driver.EndAsync(id);
        var finished = await Assert.ThrowsAsync<RpcException>(() => driver.Client.RaiseEventAsync(id, "wake"));
        Assert.Equal(StatusCode.FailedPrecondition, finished.StatusCode);
    }

    [Fact]
    public async Task An_orchestrator_that_awaits_something_not_durable_fails_instead_of_hanging()
    {
        var outside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var driver = new EngineDriver()
            .Orchestrator("task", async _ => { await outside.Task; return 1; })
            .Orchestrator("thread", async context => { await Task.Run(() => outside.Task); return await context.CallActivityAsync<int>("nothing"); })
            .Orchestrator("completed", async _ => { await Task.CompletedTask; return 1; });
        await driver.StartAsync();
        string[] ids = [await driver.ScheduleAsync("task"), await driver.ScheduleAsync("thread")];

        // Not over before both wait for it.
        await driver.IdleAsync();
        outside.SetResult();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await driver.EndAsync(ids[0])).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await driver.EndAsync(ids[1])).RuntimeStatus);
        Assert.Equal(1, await driver.RunAsync<int>("completed"));
    }
}
