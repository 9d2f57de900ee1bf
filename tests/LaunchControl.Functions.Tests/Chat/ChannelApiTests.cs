using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Chat;

/// <summary>How launch owners manage chat channels.</summary>
public sealed class ChannelApiTests(ChatHost host) : IClassFixture<ChatHost>
{
    [Fact]
    public async Task All_faults_of_a_channel_are_told_at_once_and_none_repeats_the_address()
    {
        var launch = await StartAsync("faulty-channel");
        var answer = await launch.CallAsync(HttpMethod.Put, "channels/marketing", new JsonObject
        {
            ["kind"] = "irc",
            ["url"] = "https://elsewhere.example/services/secret",
            ["team"] = "strangers",
            ["events"] = new JsonArray("launchcontrol.gate.*", "launchcontrol.gate.exploded"),
            ["colour"] = "red",
        });
        answer.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/colour", "/events/1", "/kind", "/team", "/url");
        Assert.DoesNotContain("secret", answer.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Its teams: team.", answer.Body["errors"]!["/team"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slack", null)]
    [InlineData("slack", "not an address")]
    [InlineData("slack", "http://hooks.slack.com/services/T/B/X")]
    [InlineData("slack", "https://hooks.slack.com.evil.example/services/T/B/X")]
    [InlineData("slack", "https://hooks.slack.com:8443@evil.example/")]
    [InlineData("slack", "https://prod-1.westeurope.logic.azure.com/workflows/1")]
    [InlineData("teams", "https://hooks.slack.com/services/T/B/X")]
    [InlineData("teams", "https://logic.azure.com/workflows/1")]
    [InlineData("teams", "https://169.254.169.254/latest/meta-data")]
    [InlineData("teams", "https://localhost/")]
    public async Task An_address_that_is_not_of_the_chat_is_refused(string kind, string? url)
    {
        var launch = await StartAsync("foreign-address");
        var answer = await launch.CallAsync(HttpMethod.Put, "channels/c", new JsonObject { ["kind"] = kind, ["url"] = url });
        answer.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/url");
    }

    [Theory]
    [InlineData("slack", "https://hooks.slack.com/services/T000/B000/XXXX")]
    [InlineData("teams", "https://prod-1.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=XXXX")]
    [InlineData("teams", "https://default1.2.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/1?sig=XXXX")]
    public async Task Addresses_of_the_chats_are_taken(string kind, string url)
    {
        var launch = await StartAsync("their-address");
        var put = await launch.CallAsync(HttpMethod.Put, "channels/c", new JsonObject { ["kind"] = kind, ["url"] = url });
        Assert.Equal((HttpStatusCode.Created, new Uri(url).Host), (put.Status, put.Body["host"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_channel_is_put_shown_changed_and_removed_and_its_history_says_by_whom()
    {
        var launch = await StartAsync("channel-life");
        var put = await host.PutAsync(launch, "marketing", team: "team");
        Assert.Equal(("marketing", "slack", "team", "127.0.0.1", "active"), (Text(put, "id"), Text(put, "kind"), Text(put, "team"), Text(put, "host"), Text(put, "status")));
        Assert.Matches("^[0-9a-f]{8}$", Text(put, "fingerprint"));

        // Another chat has another address.
        (await launch.CallAsync(HttpMethod.Put, "channels/marketing", new JsonObject { ["kind"] = "teams" })).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/url");
        var changed = await launch.CallAsync(HttpMethod.Put, "channels/marketing", new JsonObject { ["kind"] = "slack" }, StartRequest.Owner);
        Assert.Equal((HttpStatusCode.OK, Text(put, "fingerprint")), (changed.Status, Text(changed.Body, "fingerprint")));
        Assert.Null(changed.Body["team"]);
        var again = await launch.CallAsync(HttpMethod.Put, "channels/marketing", new JsonObject { ["kind"] = "slack" });
        Assert.Equal(changed.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(["created", "changed"], changed.Body["history"]!.AsArray().Select(line => Text(line!, "action")));
        await host.PutAsync(launch, "sales");
        Assert.Equal(["marketing", "sales"], await IdsAsync(launch));

        Assert.Equal(HttpStatusCode.NoContent, (await launch.CallAsync(HttpMethod.Delete, "channels/marketing")).Status);
        Assert.Equal(["sales"], await IdsAsync(launch));
        (await launch.CallAsync(HttpMethod.Delete, "channels/marketing")).IsRefused(HttpStatusCode.NotFound, "channel-not-found");
        (await launch.CallAsync(HttpMethod.Get, "channels/marketing")).IsRefused(HttpStatusCode.NotFound, "channel-not-found");
        (await launch.CallAsync(HttpMethod.Put, "channels/Not_an_id", new JsonObject { ["kind"] = "slack" })).IsRefused(HttpStatusCode.NotFound, "channel-not-found");

        // It may come back, and go again.
        await host.PutAsync(launch, "marketing");
        Assert.Equal(HttpStatusCode.NoContent, (await launch.CallAsync(HttpMethod.Delete, "channels/marketing")).Status);
    }

    [Fact]
    public async Task Nothing_shows_or_stores_an_address_in_clear()
    {
        const string secret = "T0SECRET0B0SECRET";
        var launch = await StartAsync("secret-address");
        await host.PutAsync(launch, "main", $"/main/{secret}");
        host.Chat.AnswerWith(500);
        var tested = await launch.CallAsync(HttpMethod.Post, "channels/main/test");
        Assert.Equal((HttpStatusCode.Accepted, "answered 500"), (tested.Status, tested.Body["attempts"]![0]!["outcome"]!.GetValue<string>()));
        await launch.CompleteAsync("a1");

        Assert.Contains(host.Chat.Posted, post => post.Path.Contains(secret, StringComparison.Ordinal));
        var shown = await Task.WhenAll(
            new[] { "channels", "channels/main", "channels/main/deliveries", "audit?changes=true", "" }.Select(async path => (await host.Api.GetAsync($"api/launches/{launch.Id}/{path}".TrimEnd('/'))).ToJsonString()));
        Assert.All(shown, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.All(await StoredAsync(), text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        await launch.CallAsync(HttpMethod.Delete, "channels/main");
        host.Chat.AnswerWith(200);
    }

    [Fact]
    public async Task Admins_of_webhooks_do_not_meet_channels_and_a_launch_has_at_most_ten()
    {
        var launch = await StartAsync("ten-channels");
        for (var number = 1; number <= 10; number++)
        {
            await host.PutAsync(launch, $"c{number}");
        }

        (await launch.CallAsync(HttpMethod.Put, "channels/c11", new JsonObject { ["kind"] = "slack", ["url"] = host.Chat.Url() })).IsRefused(HttpStatusCode.Conflict, "too-many-channels");
        using var admin = LaunchApi.HeldToItsDocument(host.Api.Http.BaseAddress!);
        await admin.SignInAsync("admin@contoso.example", "Launch.Admin");
        Assert.Empty((await admin.GetAsync("api/webhooks"))["items"]!.AsArray());
        var id = Core.Chat.ChannelId.WebhookIdOf(launch.Id, "c1");
        using var hidden = await admin.Http.GetAsync($"api/webhooks/{id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private async Task<SmallLaunch> StartAsync(string playbook) => await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual(playbook));

    private async Task<IEnumerable<string>> IdsAsync(SmallLaunch launch) =>
        (await host.Api.GetAsync($"api/launches/{launch.Id}/channels"))["items"]!.AsArray().Select(channel => Text(channel!, "id"));

    private async Task<IReadOnlyList<string>> StoredAsync()
    {
        var service = host.Host.App.Services.GetRequiredService<TableServiceClient>();
        List<string> texts = [];
        foreach (var table in service.Query().Where(table => table.Name.StartsWith(host.Host.TablePrefix, StringComparison.Ordinal)).ToList())
        {
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                texts.Add(string.Join('\n', row.Keys.Select(name => row[name])));
            }
        }

        return texts;
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
