using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Calendars;

/// <summary>GET /api/launches/{id}/calendar.ics and GET /api/calendar.ics, read back by another program.</summary>
public sealed class LaunchCalendarTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Hostile = "<script>alert(1)</script>\u202Egnp, x; y\\z\u2066";
    private static readonly TestPlaybook Playbook = TestPlaybook.Usual("calendar");

    [Fact]
    public async Task A_launch_has_its_dates_in_its_own_zone_with_alarms_and_who_signs()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var calendar = await ReadAsync($"api/launches/{launch.Id}/calendar.ics");
        Assert.Equal((launch.Name, "America/New_York"), (calendar.Name, Assert.Single(calendar.Zones)));
        Assert.Equal(["alpha", "beta", "go-no-go"], calendar.Events.Select(one => one.Uid).Where(uid => uid.StartsWith("gate-", StringComparison.Ordinal)).Select(uid => uid.Split('.')[0][5..]).Order(StringComparer.Ordinal));

        var moment = calendar[$"launch.{launch.Id}@launchcontrol"];
        Assert.Equal(launch.LaunchAt.UtcDateTime, moment.StartsAt.UtcDateTime, TimeSpan.FromSeconds(1));
        Assert.Equal(("America/New_York", "CONFIRMED", new Uri(host.Api.Http.BaseAddress!, $"board/{launch.Id}").AbsoluteUri), (moment.Zone, moment.Status, moment.Url));
        Assert.Equal([-86_400, -3_600], moment.Alarms);

        var gate = calendar[$"gate-alpha.{launch.Id}@launchcontrol"];
        Assert.Contains(TestPlaybook.LeadOf("alpha"), gate.Description, StringComparison.Ordinal);
        Assert.InRange(gate.Alarms.Single(), -6 * 86_400, -2 * 86_400 + 3_600);
        Assert.Equal(launch.LaunchAt.AddHours(1).UtcDateTime, calendar[$"check-L+1h.{launch.Id}@launchcontrol"].StartsAt.UtcDateTime, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_new_date_moves_the_same_events_and_a_cancelled_launch_cancels_them()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var path = $"api/launches/{launch.Id}/calendar.ics";
        var before = await ReadAsync(path);
        await host.Api.AdvanceAsync("PT1H");
        (await launch.CallAsync(HttpMethod.Post, "reschedule", new JsonObject { ["launchAt"] = launch.LaunchAt.AddDays(14).ToString("O"), ["reason"] = "Secret reason" })).IsAccepted();
        var moved = await ReadAsync(path);
        Assert.Equal(before.Events.Select(one => one.Uid), moved.Events.Select(one => one.Uid));
        var own = before.Events.Where(one => !one.Uid.StartsWith("blackout-", StringComparison.Ordinal)).ToList();
        Assert.All(own, one => Assert.True(moved[one.Uid].Sequence > one.Sequence && moved[one.Uid].StartsAt > one.StartsAt && moved[one.Uid].Stamp > one.Stamp));

        (await launch.CallAsync(HttpMethod.Post, "hold", new JsonObject { ["reason"] = "Secret reason" })).IsAccepted();
        var held = await ReadAsync(path);
        Assert.Equal("TENTATIVE", held[$"launch.{launch.Id}@launchcontrol"].Status);
        Assert.Equal(10, held[$"hold.{launch.Id}@launchcontrol"].Start.Length);

        (await launch.CallAsync(HttpMethod.Post, "resume", new JsonObject { ["reason"] = "Secret reason" })).IsAccepted();
        var resumed = (await ReadAsync(path))[$"hold.{launch.Id}@launchcontrol"];
        Assert.Equal(("CANCELLED", true), (resumed.Status, resumed.Sequence > held[resumed.Uid].Sequence));

        (await launch.CallAsync(HttpMethod.Post, "cancel", new JsonObject { ["reason"] = "Secret reason" })).IsAccepted();
        var cancelled = await ReadAsync(path);
        Assert.All(own, one => Assert.Equal("CANCELLED", cancelled[one.Uid].Status));
        Assert.All(cancelled.Events, one => Assert.Empty(one.Alarms));
        Assert.DoesNotContain("Secret reason", (await TextAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        await host.Api.SettleAsync();
        foreach (var path in new[] { $"api/launches/{launch.Id}/calendar.ics", "api/calendar.ics" })
        {
            var (_, tag) = await TextAsync(path);
            Assert.Equal((HttpStatusCode.NotModified, ""), await AgainAsync(path, tag));
            Assert.Equal((HttpStatusCode.NotModified, ""), await AgainAsync(path, $"\"other\", W/{tag}"));
            Assert.Equal(HttpStatusCode.OK, (await AgainAsync(path, "\"other\"")).Status);
            await host.Api.AdvanceAsync("PT1M");
            Assert.Equal(tag, (await TextAsync(path)).Tag);
        }

        var (_, old) = await TextAsync($"api/launches/{launch.Id}/calendar.ics");
        await launch.CompleteAsync("a1");
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync($"api/launches/{launch.Id}/calendar.ics", old)).Status);
    }

    [Fact]
    public async Task All_launches_have_one_event_each_with_filters_and_blackout_windows()
    {
        var (one, other) = (await SmallLaunch.StartAsync(host.Api, Playbook), await SmallLaunch.StartAsync(host.Api, Playbook.Id, Playbook.People(), name: Hostile));
        (await other.CallAsync(HttpMethod.Post, "cancel", new JsonObject { ["reason"] = "No" })).IsAccepted();
        await BlackOutAsync();
        await host.Api.SettleAsync();

        var calendar = await Eventually.GetAsync(() => ReadAsync("api/calendar.ics"), read => read[$"launch.{other.Id}@launchcontrol"].Status == "CANCELLED", "A projected launch");
        Assert.Equal("CONFIRMED", calendar[$"launch.{one.Id}@launchcontrol"].Status);
        Assert.Equal("Launch (cancelled): <script>alert(1)</script>gnp, x; y\\z", calendar[$"launch.{other.Id}@launchcontrol"].Summary);
        Assert.Equal(("2030-12-20", "2031-01-03"), (calendar["blackout-year-end@launchcontrol"].Start, calendar["blackout-year-end@launchcontrol"].End));
        var own = await ReadAsync($"api/launches/{one.Id}/calendar.ics");
        Assert.Equal(calendar[$"launch.{one.Id}@launchcontrol"].Json.ToJsonString(), own[$"launch.{one.Id}@launchcontrol"].Json.ToJsonString());
        Assert.Equal("No launches: Year end freeze", own["blackout-year-end@launchcontrol"].Summary);

        Assert.DoesNotContain((await ReadAsync("api/calendar.ics?status=cancelled")).Events, entry => entry.Uid == $"launch.{one.Id}@launchcontrol");
        Assert.DoesNotContain((await ReadAsync("api/calendar.ics?owner=nobody@contoso.example&tier=T1")).Events, entry => entry.Uid.StartsWith("launch.", StringComparison.Ordinal));
        using var refused = await host.Api.Http.GetAsync("api/calendar.ics?status=Cancelled&tier=T9");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(2, JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!.AsObject().Count);
    }

    private async Task BlackOutAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/blackouts")
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["windows"] = new JsonArray(new JsonObject { ["id"] = "year-end", ["name"] = "Year end freeze", ["from"] = "2030-12-20", ["to"] = "2031-01-02" }),
                ["holidays"] = new JsonObject(),
            }),
        };
        request.Headers.Authorization = new("Bearer", await host.Api.TokenAsync("admin@contoso.example", "Launch.Admin"));
        using var answer = await host.Api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<ReadCalendar> ReadAsync(string path) => await ReadCalendar.OfAsync((await TextAsync(path)).Text);

    private async Task<(string Text, string Tag)> TextAsync(string path)
    {
        using var answer = await host.Api.Http.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.ETag!.ToString());
    }

    private async Task<(HttpStatusCode Status, string Text)> AgainAsync(string path, string tags)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        using var answer = await host.Api.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
