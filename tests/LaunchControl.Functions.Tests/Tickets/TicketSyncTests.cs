using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Tickets;

/// <summary>Items follow the tickets that they are linked to.</summary>
public sealed class TicketSyncTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { Settings = TicketSystem.Settings };
    private TicketSystem _tickets = null!;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        _tickets = new TicketSystem(_host.Api);
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_done_issue_of_Jira_completes_the_item_with_the_issue_as_evidence_and_a_reopened_one_reopens_it()
    {
        var launch = await StartAsync("jira", ("a1", "PROJ-1"));
        var now = await launch.NowAsync();

        Assert.Equal(["a1 completed"], await _tickets.UpdateIssueAsync("PROJ-1", "done", now.AddMinutes(-3)));
        var item = await launch.ItemAsync("a1");
        Assert.Equal(("done", "jira"), (item["status"]!.GetValue<string>(), item["completedBy"]!.GetValue<string>()));
        Assert.Equal("https://contoso.atlassian.net/browse/PROJ-1", item["evidence"]![0]!["url"]!.GetValue<string>());
        var entry = Assert.Single(await launch.TrailAsync(), entry => entry["action"]!.GetValue<string>() == "item.completed");
        Assert.Equal(("webhook", "jira"), (entry["channel"]!.GetValue<string>(), entry["actor"]!.GetValue<string>()));

        Assert.Equal(["a1 reopened"], await _tickets.UpdateIssueAsync("PROJ-1", "indeterminate", now.AddMinutes(-2)));
        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
        Assert.Equal(["a1 completed"], await _tickets.UpdateIssueAsync("PROJ-1", "done", now.AddMinutes(-1)));

        // Edits that leave the status, other events, other issues.
        var before = await launch.SnapshotAsync();
        Assert.Empty(await _tickets.UpdateIssueAsync("PROJ-1", "indeterminate", now, field: "summary"));
        Assert.Empty(await _tickets.UpdateIssueAsync("PROJ-1", "new", now, webhookEvent: "jira:issue_deleted"));
        Assert.Empty(await _tickets.UpdateIssueAsync("PROJ-2", "new", now));
        Assert.Equal(before, await launch.SnapshotAsync());
    }

    [Fact]
    public async Task Reports_that_come_again_or_out_of_order_change_nothing()
    {
        var launch = await StartAsync("disordered", ("a1", "PROJ-10"));
        var now = await launch.NowAsync();
        Assert.Equal(["a1 completed"], await _tickets.ReportAsync("proj-10", "done", now.AddMinutes(-10), "msg_once"));
        Assert.Equal(["a1 reopened"], await _tickets.ReportAsync("PROJ-10", "open", now.AddMinutes(-5)));
        var before = await launch.SnapshotAsync();

        Assert.Equal(["a1 unchanged"], await _tickets.ReportAsync("proj-10", "done", now.AddMinutes(-10), "msg_once"));
        Assert.Equal(["a1 unchanged"], await _tickets.ReportAsync("PROJ-10", "done", now.AddMinutes(-7)));
        Assert.Equal(["a1 unchanged"], await _tickets.ReportAsync("PROJ-10", "open", now.AddMinutes(-5)));
        Assert.Equal(["a1 unchanged"], await _tickets.UpdateIssueAsync("PROJ-10", "done", now.AddMinutes(-6)));

        Assert.Equal(before, await launch.SnapshotAsync());
        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
    }

    [Fact]
    public async Task A_ticket_that_is_done_too_early_is_noted_and_completes_its_item_once_it_can()
    {
        var playbook = new TestPlaybook("too-early").InFirst("alpha", TestPlaybook.Item("a1"), TestPlaybook.Item("a2", "a1")).InSecond("beta", TestPlaybook.Item("b1"));
        var launch = await SmallLaunch.StartAsync(_host.Api, playbook);
        await LinkAsync(launch, "a2", "PROJ-20");

        var answer = await _tickets.SendAsync(TicketSystem.Report("PROJ-20", "done", await launch.NowAsync()));
        Assert.Equal(("noted", "The item follows once these are done: a1."), (answer.Body["items"]![0]!["outcome"]!.GetValue<string>(), answer.Body["items"]![0]!["detail"]!.GetValue<string>()));
        var item = await launch.ItemAsync("a2");
        Assert.Equal(("open", true, true), (item["status"]!.GetValue<string>(), item["ticket"]!["isDone"]!.GetValue<bool>(), item["ticket"]!["isAwaited"]!.GetValue<bool>()));

        await launch.CompleteAsync("a1");

        item = await launch.ItemAsync("a2");
        Assert.Equal(("done", "ticket-bot", false), (item["status"]!.GetValue<string>(), item["completedBy"]!.GetValue<string>(), item["ticket"]!["isAwaited"]!.GetValue<bool>()));
        await launch.UntilGateAsync("alpha", "inReview");
    }

    [Fact]
    public async Task A_launch_on_hold_is_left_alone_until_it_goes_on_and_one_that_is_live_for_good()
    {
        var launch = await StartAsync("held", ("a1", "PROJ-30"));
        (await launch.CallAsync(HttpMethod.Post, "hold", Reason())).IsAccepted();
        var answer = await _tickets.SendAsync(TicketSystem.Report("PROJ-30", "done", await launch.NowAsync()));
        Assert.Equal("The launch is on hold; the item follows when it goes on.", answer.Body["items"]![0]!["detail"]!.GetValue<string>());
        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
        (await launch.CallAsync(HttpMethod.Post, "resume", Reason())).IsAccepted();
        Assert.Equal("done", await launch.ItemStatusAsync("a1"));

        await launch.ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt);
        await launch.UntilAsync("live");
        var before = await launch.SnapshotAsync();
        answer = await _tickets.SendAsync(TicketSystem.Report("PROJ-30", "open", await launch.NowAsync()));
        Assert.Equal("closed", answer.Body["items"]![0]!["outcome"]!.GetValue<string>());
        Assert.Contains("is live, so its checklist is closed", answer.Body["items"]![0]!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(before, await launch.SnapshotAsync());
    }

    [Fact]
    public async Task One_ticket_serves_several_items_of_several_launches_and_a_link_can_be_moved_and_taken_away()
    {
        var one = await StartAsync("shared-one", ("a1", "team/repo#7"), ("a2", "TEAM/Repo#7"));
        var other = await StartAsync("shared-other", ("b1", "team/repo#7"));
        var now = await one.NowAsync();

        Assert.Equal(["a1 completed", "a2 completed", "b1 completed"], await _tickets.ReportAsync("Team/repo#7", "done", now));

        (await other.CallAsync(HttpMethod.Patch, "items/b1", new JsonObject { ["ticket"] = null })).IsAccepted();
        await LinkAsync(one, "a2", "OTHER-1");
        Assert.Equal(["a1 reopened"], await _tickets.ReportAsync("TEAM/REPO#7", "open", now.AddSeconds(1)));
        Assert.Equal("done", await other.ItemStatusAsync("b1"));
        Assert.Null((await other.ItemAsync("b1"))["ticket"]);
        Assert.Equal(["a2 noted"], await _tickets.ReportAsync("OTHER-1", "open", now));
    }

    [Fact]
    public async Task Whoever_completes_an_item_by_hand_is_not_overruled_by_a_ticket_that_is_still_open()
    {
        var launch = await StartAsync("by-hand", ("a1", "PROJ-40"));
        await launch.CompleteAsync("a1");
        Assert.Equal(["a1 noted"], await _tickets.ReportAsync("PROJ-40", "open", await launch.NowAsync()));
        Assert.Equal("done", await launch.ItemStatusAsync("a1"));
    }

    [Fact]
    public async Task An_item_is_added_with_its_ticket_and_a_faulty_one_is_refused()
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("added"));
        var item = new JsonObject { ["gate"] = "alpha", ["title"] = "Extra", ["ticket"] = new JsonObject { ["key"] = "PROJ-50", ["url"] = "https://jira.example/PROJ-50" } };
        (await launch.CallAsync(HttpMethod.Post, "items", item.DeepClone())).IsAccepted();
        await launch.IgnoresAsync(() => launch.CallAsync(HttpMethod.Post, "items", item.DeepClone()));
        Assert.Equal(["extra completed"], await _tickets.ReportAsync("PROJ-50", "done", await launch.NowAsync()));
        Assert.Equal("https://jira.example/PROJ-50", (await launch.ItemAsync("extra"))["evidence"]![0]!["url"]!.GetValue<string>());

        foreach (var (ticket, fault) in new (JsonObject, string)[]
        {
            ([], "/ticket/key"),
            (new() { ["key"] = "two words" }, "/ticket/key"),
            (new() { ["key"] = new string('x', 101) }, "/ticket/key"),
            (new() { ["key"] = "X-1", ["url"] = "ftp://x" }, "/ticket/url"),
            (new() { ["key"] = "X-1", ["uri"] = "https://x.example" }, "/ticket/uri"),
        })
        {
            await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["ticket"] = ticket.DeepClone() }), HttpStatusCode.UnprocessableEntity, "invalid-request", fault);
        }
    }

    [Fact]
    public async Task Faulty_reports_are_refused_with_every_fault_and_bodies_of_any_kind_make_no_server_error()
    {
        var answer = await _tickets.SendAsync(new JsonObject { ["ticket"] = " ", ["status"] = "closed", ["at"] = "today", ["url"] = "x", ["by"] = "launchcontrol", ["more"] = 1 });
        answer.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/at", "/by", "/more", "/status", "/ticket", "/url");

        foreach (var text in new[] { "", "{", "[]", "null", "7", "{\"ticket\":\"\\ud800\"}", "{\"issue\":{\"key\":7}}", "{\"issue\":[]}", "{\"webhookEvent\":\"\\ud800\"}", "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"key\":\"X-1\",\"fields\":{\"status\":{\"statusCategory\":{\"key\":\"done\"}}}},\"timestamp\":1e400}" })
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            var jira = await _tickets.SendAsync("api/webhooks/jira", bytes, ("X-Hub-Signature", TicketSystem.SignAsJira(TicketSystem.JiraSecret, bytes)));
            Assert.True(jira.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{text}: {jira.Status}");
            var timestamp = await _tickets.SecondsAsync();
            var generic = await _tickets.SendAsync("api/webhooks/tickets", bytes, ("webhook-id", "m"), ("webhook-timestamp", timestamp), ("webhook-signature", TicketSystem.Sign(TicketSystem.Key, "m", timestamp, bytes)));
            Assert.True(generic.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{text}: {generic.Status}");
        }
    }

    [Fact]
    public async Task A_report_from_the_future_counts_as_of_now_so_that_the_next_one_counts_too()
    {
        var launch = await StartAsync("future", ("a1", "PROJ-60"));
        Assert.Equal(["a1 completed"], await _tickets.ReportAsync("PROJ-60", "done", (await launch.NowAsync()).AddYears(50)));
        await _host.Api.AdvanceAsync("PT1M");
        Assert.Equal(["a1 reopened"], await _tickets.ReportAsync("PROJ-60", "open", await launch.NowAsync()));
    }

    [Fact]
    public async Task The_links_of_tickets_come_back_with_a_rebuild()
    {
        var launch = await StartAsync("rebuilt", ("a1", "PROJ-70"));
        var links = _host.App.Services.GetRequiredService<LaunchControlTables>().TicketLinks;
        await foreach (var row in links.QueryAsync<TableEntity>())
        {
            await links.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        Assert.Empty(await _tickets.ReportAsync("PROJ-70", "done", await launch.NowAsync()));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/maintenance/rebuild");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _host.Api.TokenAsync("ops@contoso.example", "Launch.Admin"));
        using var rebuilt = await _host.Api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, rebuilt.StatusCode);
        Assert.Equal(["a1 completed"], await _tickets.ReportAsync("PROJ-70", "done", await launch.NowAsync()));
    }

    private async Task<SmallLaunch> StartAsync(string id, params (string Item, string Ticket)[] links)
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual(id));
        foreach (var (item, ticket) in links)
        {
            await LinkAsync(launch, item, ticket);
        }

        return launch;
    }

    private static async Task LinkAsync(SmallLaunch launch, string item, string ticket) =>
        (await launch.CallAsync(HttpMethod.Patch, $"items/{item}", new JsonObject { ["ticket"] = new JsonObject { ["key"] = ticket } })).IsAccepted();
}
