using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Developer;
using Microsoft.Extensions.DependencyInjection;
using SendGrid;

namespace LaunchControl.Functions.Tests.StatusMails;

/// <summary>Status mails go out when they are due: to each person one, and never twice.</summary>
public sealed class StatusMailTests : IAsyncLifetime
{
    private const string Executive = "vp@contoso.example";

    private readonly FlakyMailProvider _provider = new();
    private readonly RunningHost _host;

    public StatusMailTests() => _host = new RunningHost
    {
        Services = services => services.AddSingleton<ISendGridClient>(provider => _provider.For(ActivatorUtilities.CreateInstance<MailboxClient>(provider))),
    };

    private LaunchApi Api => _host.Api;

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task It_goes_out_at_its_time_and_tells_what_changed_since_the_last_one()
    {
        var launch = await StartAsync("weekly");
        (await PutAsync(launch, Daily("08:00"))).IsAccepted();
        await TickAtAsync(await NextAsync(launch));
        var first = Assert.Single(await StatusMailsAsync(Executive));
        Assert.StartsWith("Status: Launch of weekly is ", Text(first, "subject"), StringComparison.Ordinal);
        Assert.Contains("Nothing blocks it", Words(first).Replace("What blocks it", "Nothing blocks it", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Changed since", Words(first), StringComparison.Ordinal);

        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        await TickAtAsync(await NextAsync(launch));
        var second = (await StatusMailsAsync(Executive))[^1];
        Assert.Contains("- Passed: Gate alpha.", Words(second), StringComparison.Ordinal);
        Assert.Matches("Readiness [0-9]+ of 100, [0-9]+ last time", Words(second));

        await TickAtAsync(await NextAsync(launch));
        Assert.Contains("- Nothing that decides about the launch.", Words((await StatusMailsAsync(Executive))[^1]), StringComparison.Ordinal);
        Assert.Equal(3, (await StatusMailsAsync(Executive)).Count);
    }

    [Fact]
    public async Task Run_early_late_twice_or_after_days_of_outage_each_person_gets_one_and_what_was_missed_is_dropped()
    {
        var launch = await StartAsync("outage");
        (await PutAsync(launch, Daily("08:00"))).IsAccepted();
        await RunAsync();
        Assert.Empty(await StatusMailsAsync(Executive));

        _provider.IsDown = true;
        var due = await NextAsync(launch);
        await Api.MoveToAsync(due.AddDays(4).AddHours(3));
        Assert.Empty(await StatusMailsAsync(Executive));
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        _provider.IsDown = false;
        await RunAsync();
        await RunAsync();
        await RunAsync();

        Assert.Single(await StatusMailsAsync(Executive));
        Assert.Equal(due.AddDays(5), await NextAsync(launch));
    }

    [Fact]
    public async Task Whoever_got_it_is_not_told_again_when_somebody_else_could_not_be_reached()
    {
        var launch = await StartAsync("half");
        var body = Daily("08:00");
        body["to"] = new JsonArray(Executive, "board@contoso.example");
        (await PutAsync(launch, body)).IsAccepted();
        _provider.Refuses = "board@contoso.example";
        await TickAtAsync(await NextAsync(launch));
        Assert.Single(await StatusMailsAsync(Executive));
        Assert.Empty(await StatusMailsAsync("board@contoso.example"));

        _provider.Refuses = null;
        await Api.AdvanceAsync("PT15M");
        Assert.Single(await StatusMailsAsync(Executive));
        Assert.Single(await StatusMailsAsync("board@contoso.example"));
    }

    [Fact]
    public async Task Launches_that_are_due_together_are_one_mail_a_person()
    {
        var one = await StartAsync("one");
        var two = await SmallLaunch.StartAsync(Api, "one", TestPlaybook.Usual("one").People(), name: "The other launch");
        (await PutAsync(one, Daily("08:00"))).IsAccepted();
        (await PutAsync(two, Daily("08:00", "board@contoso.example"))).IsAccepted();
        await TickAtAsync(await NextAsync(one));

        var mail = Assert.Single(await StatusMailsAsync(Executive));
        Assert.StartsWith("Status of 2 launches: ", Text(mail, "subject"), StringComparison.Ordinal);
        Assert.Contains("The other launch", Words(mail), StringComparison.Ordinal);
        Assert.StartsWith("Status: The other launch", Text(Assert.Single(await StatusMailsAsync("board@contoso.example")), "subject"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_launch_says_so_and_one_that_is_over_gets_one_last_mail()
    {
        var launch = await StartAsync("held");
        (await PutAsync(launch, Daily("08:00"))).IsAccepted();
        (await launch.CallAsync(HttpMethod.Post, "hold", new JsonObject { ["reason"] = "The vendor is late." })).IsAccepted();
        await TickAtAsync(await NextAsync(launch));
        Assert.Contains(": The vendor is late.", Words((await StatusMailsAsync(Executive))[^1]), StringComparison.Ordinal);

        (await launch.CallAsync(HttpMethod.Post, "cancel", new JsonObject { ["reason"] = "We stop." })).IsAccepted();
        await TickAtAsync((await launch.NowAsync()).AddDays(3));
        var mails = await StatusMailsAsync(Executive);
        Assert.Equal(2, mails.Count);
        Assert.Contains("Cancelled. This is the last status mail about it.", Words(mails[^1]), StringComparison.Ordinal);
        Assert.Null((await Api.GetAsync($"api/launches/{launch.Id}/status-mail"))["nextAt"]);
        (await PutAsync(launch, Daily("09:00"))).IsRefused(HttpStatusCode.Conflict, "launch-is-over");
    }

    [Fact]
    public async Task A_start_may_ask_for_it_and_a_delete_ends_it()
    {
        var playbook = TestPlaybook.Usual("from-start");
        await StartAsync(playbook.Id);
        var body = StartRequest.Usual("Told from the start", await SmallLaunch.NowAsync(Api)).With("playbook", playbook.Id).With("people", playbook.People());
        body.Remove("inputs");
        body["statusMail"] = new JsonObject { ["roles"] = new JsonArray("launch-owner", "worker"), ["every"] = "workingDay", ["at"] = "07:30" };
        var launch = await SmallLaunch.StartAsync(Api, body);
        var view = await Api.GetAsync($"api/launches/{launch.Id}/status-mail");
        Assert.Equal([StartRequest.Owner, TestPlaybook.Worker], view["recipients"]!.AsArray().Select(person => person!.GetValue<string>()));
        await TickAtAsync(await NextAsync(launch));
        Assert.Single(await StatusMailsAsync(TestPlaybook.Worker));

        (await launch.CallAsync(HttpMethod.Delete, "status-mail")).IsAccepted();
        (await launch.CallAsync(HttpMethod.Get, "status-mail")).IsRefused(HttpStatusCode.NotFound, "no-status-mail");
        await TickAtAsync((await launch.NowAsync()).AddDays(7));
        Assert.Single(await StatusMailsAsync(TestPlaybook.Worker));
        Assert.Equal(1, await launch.CountAsync("launch.statusMailChanged"));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once()
    {
        var launch = await StartAsync("faulty-plan");
        var body = new JsonObject { ["to"] = new JsonArray("nobody"), ["roles"] = new JsonArray("stranger"), ["every"] = "week", ["at"] = "8 o'clock", ["colour"] = "red" };
        await launch.RefusesAsync(() => PutAsync(launch, body), HttpStatusCode.UnprocessableEntity, "invalid-request", "/at", "/colour", "/on", "/roles/0", "/to/0");
        await launch.RefusesAsync(() => PutAsync(launch, []), HttpStatusCode.UnprocessableEntity, "invalid-request", "/at", "/every", "/to");
    }

    private async Task<SmallLaunch> StartAsync(string playbook) => await SmallLaunch.StartAsync(Api, TestPlaybook.Usual(playbook));

    private static Task<ApiAnswer> PutAsync(SmallLaunch launch, JsonObject body) => launch.CallAsync(HttpMethod.Put, "status-mail", body);

    private static JsonObject Daily(string at, params string[] others) =>
        new() { ["to"] = new JsonArray([Executive, .. others.Select(other => JsonValue.Create(other))]), ["every"] = "day", ["at"] = at };

    private async Task<DateTimeOffset> NextAsync(SmallLaunch launch) => (await Api.GetAsync($"api/launches/{launch.Id}/status-mail"))["nextAt"]!.GetValue<DateTimeOffset>();

    private async Task TickAtAsync(DateTimeOffset at) => await Api.MoveToAsync(at.AddSeconds(1));

    private async Task RunAsync()
    {
        using var answer = await Api.Http.PostAsync("admin/functions/SendStatusMails", null);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }

    private async Task<IReadOnlyList<JsonNode>> StatusMailsAsync(string to) =>
        [.. (await Api.MailboxAsync()).Where(mail => Text(mail, "to") == to && Text(mail, "subject").StartsWith("Status", StringComparison.Ordinal))];

    private static string Words(JsonNode mail) => string.Join(' ', Text(mail, "text").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
