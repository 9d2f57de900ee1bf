using Azure.Data.Tables;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Tests.Commands;
using LaunchControl.Functions.Tests.Watchdog;
using LaunchControl.LocalHost.Durable;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.Orchestrations;

/// <summary>What is stored of a launch does not grow with how often it is told the same.</summary>
public sealed class GrowthTests(RunningHost host, ITestOutputHelper output) : IClassFixture<RunningHost>
{
    private const int Wakes = 10_000;

    private readonly DurableTriggers _durable = host.App.Services.GetRequiredService<DurableTriggers>();

    [Fact]
    public async Task Ten_thousand_wakes_leave_a_gates_history_and_the_launchs_partition_as_they_were_and_the_gate_goes_on()
    {
        var launch = await StartAsync("woken");
        var gate = OrchestrationIds.Gate(launch.Id, "alpha", 0);
        var (eventsBefore, rowsBefore) = (await EventsAsync(gate), await RowsAsync(launch));

        await WakeAsync(gate);

        await Eventually.TrueAsync(async () => await EventsAsync(gate) <= eventsBefore, "A history as short as before");
        Assert.Equal(rowsBefore, await RowsAsync(launch));
        await PassAlphaAsync(launch);
        output.WriteLine($"{eventsBefore} events, {rowsBefore.Count} rows");
    }

    [Fact]
    public async Task Ten_thousand_wakes_of_a_launch_that_waits_for_its_moment_leave_its_history_as_it_was_and_it_goes_live()
    {
        var launch = await (await StartAsync("waiting")).ScheduleAsync();
        await host.Api.SettleAsync();
        var (eventsBefore, rowsBefore) = (await EventsAsync(launch.Id), await RowsAsync(launch));

        await WakeAsync(launch.Id);

        var least = await Eventually.GetAsync(() => EventsAsync(launch.Id), events => events <= eventsBefore, "A history as short as before");
        Assert.Equal(rowsBefore, await RowsAsync(launch));
        output.WriteLine($"{eventsBefore} events before, {least} after, {rowsBefore.Count} rows");
        await launch.MoveToAsync(launch.LaunchAt.AddSeconds(1));
        await launch.UntilAsync("live");
        Assert.Equal(1, await launch.CountAsync("launch.live"));
    }

    [Fact]
    public async Task A_command_that_is_delivered_a_thousand_times_leaves_one_mark_and_one_entry()
    {
        var launch = await StartAsync("repeated");
        var queue = new RunningQueue(host, QueueNames.LaunchCommands);
        var (complete, reopen) = (CommandMessage.Complete(launch.Id, "a1").ToBody(), CommandMessage.WithReason("reopenItem", launch.Id, "a1").ToBody());
        await queue.SendCopiesAsync(complete, copies: 1);
        await queue.IsDoneAsync();
        await queue.SendCopiesAsync(reopen, copies: 1);
        await queue.IsDoneAsync();
        var before = await RowsAsync(launch);

        // In a state in which each of them would change something if it were new.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => queue.SendCopiesAsync(complete, copies: 50)));
        await queue.IsDoneAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(before, await RowsAsync(launch));
        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
        Assert.Empty(await queue.DeadLettersAsync());
        output.WriteLine($"{before.Count} rows");
    }

    [Fact]
    public async Task A_thousand_days_of_waiting_are_one_overdue_notice()
    {
        var launch = await StartAsync("patient");
        await launch.MoveToAsync(WednesdayAfternoon(launch.LaunchAt.AddDays(1)));
        var (eventsBefore, rowsBefore) = (await EventsAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0)), await RowsAsync(launch));

        await host.Api.AdvanceAsync("P1000D");

        Assert.Equal(rowsBefore, await RowsAsync(launch));
        Assert.Equal(eventsBefore, await EventsAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0)));
        Assert.Equal(1, await launch.CountAsync("gate.overdue", "gate/alpha"));
    }

    // In working hours: what is overdue has been escalated by then.
    private static DateTimeOffset WednesdayAfternoon(DateTimeOffset after) =>
        new(after.UtcDateTime.Date.AddDays((DayOfWeek.Wednesday - after.UtcDateTime.DayOfWeek + 7) % 7).AddHours(15), TimeSpan.Zero);

    private Task<SmallLaunch> StartAsync(string playbook) => new StuckHost(host).StartAsync(playbook);

    private static async Task PassAlphaAsync(SmallLaunch launch)
    {
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
    }

    private async Task WakeAsync(string instanceId)
    {
        await Task.WhenAll(Enumerable.Range(0, Wakes).Select(_ => _durable.Client.RaiseEventAsync(instanceId, WakeOrDeadline.Wake)));
        await host.Api.SettleAsync();
    }

    private async Task<int> EventsAsync(string instanceId) =>
        (await host.Api.GetAsync($"dev/orchestrations/{instanceId}.json"))["events"]!.AsArray().Count;

    /// <summary>Keys of the rows in a launch's partition.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync(SmallLaunch launch)
    {
        List<string> keys = [];
        await foreach (var row in host.App.Services.GetRequiredService<LaunchControlTables>().Launches.QueryAsync<TableEntity>(row => row.PartitionKey == launch.Id, select: ["RowKey"]))
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }
}
