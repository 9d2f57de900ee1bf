using LaunchControl.Drivers;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Tests.Watchdog;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>An outage across the launch moment.</summary>
public sealed class LateLaunchTests : IAsyncLifetime
{
    // So long that what the watchdog has to bring about is late.
    private readonly RunningHost _host = new() { Settings = new Dictionary<string, string> { ["Watchdog:Grace"] = "00:30:00" } };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_launch_goes_live_once_late_and_says_so_and_its_checks_count_from_then()
    {
        var launch = await ScheduledAsync("late-launch");
        await launch.MoveToAsync(launch.LaunchAt.AddMinutes(-1));
        await new StuckHost(_host).PurgeAsync(launch.Id);

        await launch.MoveToAsync(launch.LaunchAt.AddMinutes(20));
        Assert.Equal("scheduled", (await launch.ReadAsync())["status"]!.GetValue<string>());
        await launch.MoveToAsync(launch.LaunchAt.AddHours(2));

        var live = await launch.UntilAsync("completed");
        var liveAt = live["liveAt"]!.GetValue<DateTimeOffset>();
        Assert.InRange(liveAt, launch.LaunchAt.AddMinutes(30), launch.LaunchAt.AddMinutes(50));
        Assert.Equal(liveAt.AddHours(1), live["postLaunchChecks"]![0]!["dueAt"]!.GetValue<DateTimeOffset>());
        var entry = Assert.Single(await launch.TrailAsync(), entry => entry["action"]!.GetValue<string>() == "launch.live");
        Assert.StartsWith("The launch is live, late by", entry["summary"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_that_find_the_moment_come_at_once_launch_it_once()
    {
        var launch = await ScheduledAsync("late-at-once");
        await launch.MoveToAsync(launch.LaunchAt.AddMinutes(-1));
        var stuck = new StuckHost(_host);
        await stuck.PurgeAsync(launch.Id);
        await launch.MoveToAsync(launch.LaunchAt.AddMinutes(1));

        var activity = ActivatorUtilities.CreateInstance<GoLiveActivity>(_host.App.Services);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => activity.RunAsync(new WatchedLaunch(launch.Id, 0), stuck.Engine, default))));

        Assert.Equal(1, await launch.CountAsync("launch.live"));
        Assert.Single(await launch.MailsAsync(StartRequest.Owner), mail => mail["subject"]!.GetValue<string>() == $"Live: {launch.Name}");
    }

    // At half past an hour, so that the patrol, at 17 minutes past, does not mend it before the watchdog does.
    private async Task<SmallLaunch> ScheduledAsync(string playbook)
    {
        var now = await SmallLaunch.NowAsync(_host.Api);
        await _host.Api.MoveToAsync(new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 30, 0, now.Offset).AddHours(1));
        return await (await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual(playbook))).ScheduleAsync();
    }
}
