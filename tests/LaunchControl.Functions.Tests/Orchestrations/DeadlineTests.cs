using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Orchestrations;

/// <summary>Deadlines around days and hours on which calendars are odd: each is met once, and never early.</summary>
public sealed class DeadlineTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Playbook = "deadlines";

    /// <summary>Gate <c>alpha</c> is due ten days before the launch; half past two is the hour that clocks leave out or have twice.</summary>
    public static TheoryData<string, string, int> Odd => new()
    {
        { "Europe/Berlin", "clocks go forward", 10 },
        { "Europe/Berlin", "clocks go back", 10 },
        { "America/New_York", "clocks go forward", 10 },
        { "America/New_York", "clocks go back", 1 },
        { "Australia/Adelaide", "clocks go back", 10 },
        { "Asia/Kolkata", "new year", 0 },
        { "Australia/Adelaide", "new year", 10 },
        { "Europe/Berlin", "leap day", 0 },
        { "America/New_York", "leap day", 10 },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task A_launch_near_an_odd_day_meets_each_deadline_once_and_never_early(string zoneId, string day, int daysAfter)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var local = Next(day, zone, (await SmallLaunch.NowAsync(host.Api)).AddDays(20)).AddDays(daysAfter) + new TimeSpan(2, 30, 0);
        var launchAt = new DateTimeOffset(local, zone.GetUtcOffset(local));
        await host.Api.MoveToAsync(launchAt.AddDays(-14));
        var launch = await StartAsync(zoneId, launchAt);

        var dueAt = (await launch.GateAsync("alpha"))["dueAt"]!.GetValue<DateTimeOffset>();
        Assert.Equal(local.Date.AddDays(-10), TimeZoneInfo.ConvertTime(dueAt, zone).Date);
        await HappensOnceAtAsync(launch, dueAt, "gate.overdue", "gate/alpha");

        await launch.CompleteAsync("a1", "a2");
        var review = await launch.UntilGateAsync("alpha", "inReview");
        await HappensOnceAtAsync(launch, review["requestedAt"]!.GetValue<DateTimeOffset>().AddDays(9), "gate.expired", "gate/alpha");

        (await launch.GateAsync("alpha", "request-review")).IsAccepted();
        await PassAsync(launch);
        Assert.Equal(launchAt, launch.LaunchAt);
        await HappensOnceAtAsync(launch, launchAt, "launch.live", subject: null);
        await HappensOnceAtAsync(launch, launchAt.AddHours(1), "launch.completed", subject: null);
        Assert.Equal(1, await launch.CountAsync("gate.overdue", "gate/alpha"));
    }

    private async Task<SmallLaunch> StartAsync(string zone, DateTimeOffset launchAt)
    {
        var playbook = TestPlaybook.Usual(Playbook);
        var document = playbook.ToJson();
        document["phases"]![0]!["gates"]![0]!["policy"] = new JsonObject { ["quorum"] = "all", ["expiresAfter"] = "P9D" };
        using var stored = await host.Api.Http.PutAsJsonAsync($"api/playbooks/{Playbook}", document);
        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        var body = StartRequest.Usual().With("playbook", Playbook).With("people", playbook.People()).With("timeZone", zone).With("launchAt", launchAt.ToString("O"));
        body.Remove("inputs");
        return await SmallLaunch.StartAsync(host.Api, body);
    }

    private static async Task PassAsync(SmallLaunch launch)
    {
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
    }

    // Time flows between two calls, so half a minute is as close as a test may come.
    private static async Task HappensOnceAtAsync(SmallLaunch launch, DateTimeOffset deadline, string action, string? subject)
    {
        await launch.MoveToAsync(deadline.AddSeconds(-30));
        Assert.Equal(0, await launch.CountAsync(action, subject));

        await launch.MoveToAsync(deadline.AddSeconds(1));

        var entry = Assert.Single(await launch.TrailAsync(), entry => entry["action"]!.GetValue<string>() == action && (subject is null || entry["subject"]?.GetValue<string>() == subject));
        Assert.InRange(entry["at"]!.GetValue<DateTimeOffset>(), deadline, deadline.AddMinutes(1));
    }

    private static DateTime Next(string day, TimeZoneInfo zone, DateTimeOffset after)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone).Date;
        while (!IsOdd(day, zone, local))
        {
            local = local.AddDays(1);
        }

        return local;
    }

    private static bool IsOdd(string day, TimeZoneInfo zone, DateTime local)
    {
        var change = zone.GetUtcOffset(local.AddDays(1)) - zone.GetUtcOffset(local);
        return day switch
        {
            "clocks go forward" => change > TimeSpan.Zero,
            "clocks go back" => change < TimeSpan.Zero,
            "new year" => local is { Month: 1, Day: 1 },
            _ => local is { Month: 2, Day: 29 },
        };
    }
}
