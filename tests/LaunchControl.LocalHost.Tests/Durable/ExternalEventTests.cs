namespace LaunchControl.LocalHost.Tests.Durable;

/// <summary>External events: buffered, first in first out, carried over.</summary>
public sealed class ExternalEventTests
{
    [Fact]
    public async Task Events_that_come_before_the_wait_are_buffered_and_taken_first_in_first_out()
    {
        await using var driver = new EngineDriver().Orchestrator("collect", async context =>
        {
            await context.WaitForExternalEvent<int>("start");
            return $"{await context.WaitForExternalEvent<int>("n")}{await context.WaitForExternalEvent<int>("N")}{await context.WaitForExternalEvent<int>("n")}";
        });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("collect");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await driver.Client.RaiseEventAsync(id, "n", number);
        }

        await driver.RestartAsync();
        await driver.Client.RaiseEventAsync(id, "START", 0);

        Assert.Equal("123", (await driver.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_raised_before_the_scheduled_start_is_not_lost()
    {
        await using var driver = new EngineDriver().Orchestrator("wait", async context => await context.WaitForExternalEvent<string>("wake"));
        await driver.StartAsync();
        var id = await driver.Client.ScheduleNewOrchestrationInstanceAsync(
            "wait", null, new Microsoft.DurableTask.StartOrchestrationOptions(StartAt: driver.Time.GetUtcNow().AddHours(1)));
        await driver.Client.RaiseEventAsync(id, "wake", "early");
        await driver.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("early", (await driver.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Of_several_open_waits_for_one_name_the_newest_wins()
    {
        await using var driver = new EngineDriver().Orchestrator("two", async context =>
        {
            var older = context.WaitForExternalEvent<string>("e");
            var newer = context.WaitForExternalEvent<string>("e");
            return await Task.WhenAny(older, newer) == newer ? "newer" : "older";
        });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("two");
        await driver.IdleAsync();
        await driver.Client.RaiseEventAsync(id, "e", "x");

        Assert.Equal("newer", (await driver.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_between_orchestrations_arrive()
    {
        await using var driver = new EngineDriver()
            .Orchestrator("receiver", async context => await context.WaitForExternalEvent<string>("hello"))
            .Orchestrator("sender", context => { context.SendEvent("receiver", "hello", "from sender"); return Task.FromResult<object?>(null); });
        await driver.StartAsync();
        await driver.ScheduleAsync("receiver", id: "receiver");
        await driver.ScheduleAsync("sender");

        Assert.Equal("from sender", (await driver.EndAsync("receiver")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true, "abc")]
    [InlineData(false, "c")]
    public async Task Continue_as_new_carries_unprocessed_events_where_it_is_asked_to(bool preserve, string expected)
    {
        await using var driver = new EngineDriver().Orchestrator("loop", async context =>
        {
            var round = context.GetInput<int>();
            if (round == 0)
            {
                await context.WaitForExternalEvent<int>("go");
                context.ContinueAsNew(1, preserve);
                return null;
            }

            var text = await context.WaitForExternalEvent<string>("letter");
            while (!text.EndsWith('c'))
            {
                text += await context.WaitForExternalEvent<string>("letter");
            }

            return text;
        });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("loop", 0);
        await driver.Client.RaiseEventAsync(id, "letter", "a");
        await driver.Client.RaiseEventAsync(id, "letter", "b");
        await driver.IdleAsync();
        await driver.Client.RaiseEventAsync(id, "go", 1);
        await driver.IdleAsync();
        await driver.RestartAsync();
        await driver.Client.RaiseEventAsync(id, "letter", "c");

        Assert.Equal(expected, (await driver.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_thousand_wakes_leave_a_short_history()
    {
        await using var driver = new EngineDriver().Orchestrator("loop", async context =>
        {
            var round = context.GetInput<int>();
            if (round == 1000)
            {
                return round;
            }

            await context.WaitForExternalEvent<int>("wake");
            context.ContinueAsNew(round + 1);
            return null;
        });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("loop", 0);
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => driver.Client.RaiseEventAsync(id, "wake", 0)));

        Assert.Equal(1000, (await driver.EndAsync(id)).ReadOutputAs<int>());
        Assert.InRange(driver.Engine.ReadHistory(id).Count, 1, 10);
    }

    [Fact]
    public async Task A_late_result_of_a_former_execution_does_not_reach_the_next_one()
    {
        var release = new TaskCompletionSource();
        await using var driver = new EngineDriver().Orchestrator("again", async context =>
        {
            if (context.GetInput<int>() == 1)
            {
                return await context.CallActivityAsync<string>("second");
            }

            _ = context.CallActivityAsync<string>("slow");
            await context.WaitForExternalEvent<int>("go");
            context.ContinueAsNew(1, true);
            return null;
        });
        driver.Catalog.AddActivity("slow", async (_, _) => { await release.Task; return "late"; });
        driver.Catalog.AddActivity("second", async (_, _) => { await release.Task; return "right"; });
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("again", 0);
        await driver.Client.RaiseEventAsync(id, "go", 0);
        await driver.Client.WaitForInstanceStartAsync(id, CancellationToken.None);
        release.SetResult();

        Assert.Equal("right", (await driver.EndAsync(id)).ReadOutputAs<string>());
    }
}
