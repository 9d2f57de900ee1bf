using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Developer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SendGrid;

namespace LaunchControl.Functions.Tests.Attention;

/// <summary>The timer late, twice, after an outage, and with crashes between its steps; what was put off; settings.</summary>
public sealed class TimerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2032, 2, 16, 6, 0, 0, TimeSpan.Zero);

    private readonly FailingMail _mail = new();
    private readonly RunningHost _host;

    public TimerTests() => _host = new RunningHost
    {
        Settings = new Dictionary<string, string> { ["Attention:DailyCap"] = "4" },
        Services = services => services.Replace(ServiceDescriptor.Singleton<ISendGridClient>(provider =>
        {
            _mail.Inner = ActivatorUtilities.CreateInstance<MailboxClient>(provider);
            return _mail;
        })),
    };

    private LaunchApi Api => _host.Api;

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_timer_that_runs_twice_or_late_sends_one_digest_a_day_and_one_after_days_of_outage()
    {
        await BeginAsync(("a", 4));
        await Api.MoveToAsync(Monday.AddDays(1).AddHours(3.25));
        Assert.Single(await DigestsAsync());
        await Api.PostAsync("admin/functions/Attention", expected: HttpStatusCode.Accepted);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Api.PostAsync("admin/functions/Attention", expected: HttpStatusCode.Accepted)));
        Assert.Single(await DigestsAsync());

        // Nothing runs until the middle of the third day: what was missed comes once.
        await Api.MoveToAsync(Monday.AddDays(4).AddHours(7));
        Assert.Equal(2, (await DigestsAsync()).Count);
    }

    [Fact]
    public async Task A_crash_before_the_mail_delays_it_and_one_after_it_repeats_nothing_in_the_mailbox()
    {
        await BeginAsync(("a", 4), ("b", 5));
        _mail.Fails = "before";
        await Api.MoveToAsync(Monday.AddDays(1).AddHours(3.25));
        Assert.Empty(await DigestsAsync());
        _mail.Fails = "after";
        await Api.MoveToAsync(Monday.AddDays(1).AddHours(4));
        Assert.Single(await DigestsAsync());
        _mail.Fails = null;
        await Api.MoveToAsync(Monday.AddDays(1).AddHours(8));
        Assert.Single(await DigestsAsync());
        Assert.True(_mail.Attempts >= 3);
    }

    [Fact]
    public async Task What_had_no_room_in_the_day_comes_with_the_next_digest_once_and_not_at_all_where_it_has_become_moot()
    {
        // Each launch tells of itself and asks for a sign-off: two mails go at once, the rest waits.
        await BeginAsync([.. Enumerable.Range(0, 5).Select(number => ($"p{number}", 40))]);
        Assert.Equal(2, (await MailsAsync()).Count);
        var done = await Api.GetAsync("api/launches?pageSize=200");
        var id = done["items"]!.AsArray().Single(launch => launch!["name"]!.GetValue<string>() == "p4")!["id"]!.GetValue<string>();
        await Api.PostAsync($"api/launches/{id}/cancel", new JsonObject { ["reason"] = "It was a mistake." }, HttpStatusCode.Accepted);

        await Api.MoveToAsync(Monday.AddHours(3.25));
        var digest = Assert.Single(await DigestsAsync());
        var text = digest["text"]!.GetValue<string>();
        Assert.All(Enumerable.Range(0, 4), number => Assert.Contains($"p{number}", text, StringComparison.Ordinal));
        Assert.Equal(4, text.Split("/sign-off/").Length - 1);
        await Api.MoveToAsync(Monday.AddDays(3));
        Assert.Single(await DigestsAsync());
    }

    [Fact]
    public async Task What_asks_for_something_while_the_launch_is_held_waits_until_it_goes_on_and_comes_with_the_next_digest()
    {
        // The day is full, so that the request is put off; then the launch is held over two digests.
        await BeginAsync([.. Enumerable.Range(0, 3).Select(number => ($"h{number}", 40))]);
        Assert.Equal(2, (await MailsAsync()).Count);
        var ids = (await Api.GetAsync("api/launches?pageSize=200"))["items"]!.AsArray().Where(launch => launch!["name"]!.GetValue<string>().StartsWith('h'))
            .Select(launch => launch!["id"]!.GetValue<string>()).ToList();
        foreach (var id in ids)
        {
            await Api.PostAsync($"api/launches/{id}/hold", JsonBodies.Reason(), HttpStatusCode.Accepted);
        }

        await Api.MoveToAsync(Monday.AddDays(2));
        Assert.All(await DigestsAsync(), mail => Assert.DoesNotContain("Sign-off needed", mail["text"]!.GetValue<string>(), StringComparison.Ordinal));
        await Api.MoveToAsync(Monday.AddDays(2).AddHours(9));
        var before = (await DigestsAsync()).Count;
        foreach (var id in ids)
        {
            await Api.PostAsync($"api/launches/{id}/resume", JsonBodies.Reason(), HttpStatusCode.Accepted);
        }

        // It goes on in the afternoon, after the digest's hour.
        await Api.MoveToAsync(Monday.AddDays(2).AddHours(12));
        var early = (await DigestsAsync()).Skip(before).Select(mail => $"{mail["sentAt"]} {mail["text"]}").ToList();
        Assert.True(early.Count == 0, string.Join("\n", early));
        await Api.MoveToAsync(Monday.AddDays(3).AddHours(4));
        var digest = (await DigestsAsync())[^1];
        Assert.Equal(before + 1, (await DigestsAsync()).Count);
        Assert.Contains("/sign-off/", digest["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_validated_kept_with_who_gave_them_and_hold_from_then_on()
    {
        const string Path = "api/people/ana@contoso.example/settings";
        await BeginAsync(("a", 4));
        using (var refused = await Api.Http.PutAsJsonAsync(Path, new JsonObject { ["timeZone"] = "Mars", ["workFrom"] = "9", ["dailyCap"] = 2, ["workingDays"] = new JsonArray() }))
        {
            var errors = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(error => error.Key);
            Assert.Equal(["/dailyCap", "/timeZone", "/workFrom", "/workingDays"], errors.Order());
        }

        var settings = new JsonObject { ["timeZone"] = "Asia/Kolkata", ["workFrom"] = "13:00", ["workTo"] = "21:00", ["digestAt"] = "16:45" };
        using (var stored = await Api.Http.PutAsJsonAsync(Path, settings))
        {
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        }

        Assert.Equal("16:45", (await Api.GetAsync(Path))["digestAt"]!.GetValue<string>());
        await Api.MoveToAsync(Monday.AddDays(1).AddHours(5));
        Assert.Empty(await DigestsAsync());
        await Api.MoveToAsync(Monday.AddDays(1).AddHours(5.5));
        Assert.Single(await DigestsAsync());

        using var removed = await Api.Http.DeleteAsync(Path);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        var changes = (await Api.GetAsync($"{Path}/changes"))["items"]!.AsArray();
        Assert.Equal([null, "16:45"], changes.Select(change => change!["settings"]?["digestAt"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Hundreds_of_rounds_later_a_ledger_is_as_large_as_after_the_first_digest()
    {
        await BeginAsync(("a", 4));
        await Api.MoveToAsync(Monday.AddDays(1).AddHours(3.25));
        var attention = _host.App.Services.GetRequiredService<IAttention>();
        var first = await attention.ReadAsync("ana@contoso.example", true, CancellationToken.None);
        for (var number = 0; number < 200; number++)
        {
            await Api.PostAsync("admin/functions/Attention", expected: HttpStatusCode.Accepted);
        }

        await Api.MoveToAsync(Monday.AddDays(25).AddHours(4));
        var last = await attention.ReadAsync("ana@contoso.example", true, CancellationToken.None);
        Assert.Equal((first.Ledger.Asks.Count, 0), (last.Ledger.Asks.Count, last.PutOff.Count));
        Assert.True(last.Ledger.Ids.Count <= first.Ledger.Ids.Count + 1);
    }

    // Launches of one gate that ana signs, due so many days from Monday, with daily reminders from the day before on.
    private async Task BeginAsync(params (string Name, int DueIn)[] launches)
    {
        await Api.MoveToAsync(Monday.AddHours(-1));
        await Api.SignInAsync("pm@contoso.example", "Launch.Manage");
        foreach (var (name, dueIn) in launches)
        {
            await StartAsync(name, dueIn);
        }

        await Api.SettleAsync();
    }

    private async Task StartAsync(string name, int dueIn)
    {
        using (var stored = await Api.Http.PutAsJsonAsync($"api/playbooks/{name}", Playbook(name, dueIn)))
        {
            Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        await Api.StartAsync(new JsonObject
        {
            ["name"] = name,
            ["playbook"] = name,
            ["tier"] = "T3",
            ["launchAt"] = Monday.AddDays(60).ToString("O"),
            ["timeZone"] = "UTC",
            ["owner"] = "pm@contoso.example",
            ["people"] = new JsonObject { ["lead"] = new JsonArray("ana@contoso.example") },
        });
    }

    private static JsonObject Playbook(string id, int dueIn) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["roles"] = new JsonArray(new JsonObject { ["id"] = "lead", ["title"] = "Lead", ["team"] = "team" }),
        ["attention"] = new JsonObject { ["escalation"] = new JsonObject { ["to"] = new JsonArray() } },
        ["phases"] = new JsonArray(new JsonObject
        {
            ["id"] = "decision",
            ["name"] = "decision",
            ["kind"] = "goNoGo",
            ["gates"] = new JsonArray(new JsonObject
            {
                ["id"] = "gate",
                ["name"] = "gate",
                ["team"] = "team",
                ["due"] = $"L-{60 - dueIn}d",
                ["approvers"] = new JsonArray(new JsonObject { ["role"] = "lead" }),
            }),
        }),
    };

    private async Task<IReadOnlyList<JsonNode>> MailsAsync() => [.. (await Api.MailboxAsync()).Where(mail => mail["to"]!.GetValue<string>() == "ana@contoso.example")];

    private async Task<IReadOnlyList<JsonNode>> DigestsAsync() => [.. (await MailsAsync()).Where(mail => mail["id"]!.GetValue<string>().StartsWith("digest", StringComparison.Ordinal))];
}
