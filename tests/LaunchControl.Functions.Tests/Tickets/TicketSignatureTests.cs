using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Tickets;

/// <summary>Nobody but the ticket systems whose secrets are set can report.</summary>
public sealed class TicketSignatureTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { Settings = TicketSystem.Settings };
    private TicketSystem _tickets = null!;
    private SmallLaunch _launch = null!;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        _tickets = new TicketSystem(_host.Api);
        _launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("signed"));
        (await _launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["ticket"] = new JsonObject { ["key"] = "PROJ-1" } })).IsAccepted();
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whatever_Jira_did_not_sign_is_refused_alike_and_changes_nothing()
    {
        var body = Bytes(TicketSystem.Issue("PROJ-1", "done", await _launch.NowAsync()));
        var good = TicketSystem.SignAsJira(TicketSystem.JiraSecret, body);
        var before = await _launch.SnapshotAsync();

        foreach (var signature in new[]
        {
            null, "", "sha256=", "sha1=" + good[7..], good[7..], good[..^2], good + "00", good[..^1] + (good[^1] == '0' ? '1' : '0'), "sha256=" + new string('z', 64),
            TicketSystem.SignAsJira("another secret of sixteen", body), TicketSystem.SignAsJira("", body),
        })
        {
            (await _tickets.SendAsync("api/webhooks/jira", body, ("X-Hub-Signature", signature))).IsRefused(HttpStatusCode.Unauthorized, "not-signed");
        }

        (await _tickets.SendAsync("api/webhooks/jira", body, ("X-Hub-Signature", good), ("X-Hub-Signature", good))).IsRefused(HttpStatusCode.Unauthorized, "not-signed");
        (await _tickets.SendAsync("api/webhooks/jira", [.. body, (byte)' '], ("X-Hub-Signature", good))).IsRefused(HttpStatusCode.Unauthorized, "not-signed");
        Assert.Equal(before, await _launch.SnapshotAsync());

        // In either case of hexadecimal digits, and with the secret of before.
        Assert.Equal(HttpStatusCode.OK, (await _tickets.SendAsync("api/webhooks/jira", body, ("X-Hub-Signature", "sha256=" + good[7..].ToUpperInvariant()))).Status);
        Assert.Equal("done", await _launch.ItemStatusAsync("a1"));
        Assert.Equal(HttpStatusCode.OK, (await _tickets.SendAsync("api/webhooks/jira", body, ("X-Hub-Signature", TicketSystem.SignAsJira(TicketSystem.OldJiraSecret, body)))).Status);
    }

    [Fact]
    public async Task Whatever_is_not_signed_as_Standard_Webhooks_has_it_within_five_minutes_is_refused_alike_and_changes_nothing()
    {
        var body = Bytes(TicketSystem.Report("PROJ-1", "done", await _launch.NowAsync()));
        var now = await _tickets.SecondsAsync();
        var good = TicketSystem.Sign(TicketSystem.Key, "msg_1", now, body);
        var before = await _launch.SnapshotAsync();

        await RefusesAsync(null, now, good, body);
        await RefusesAsync("msg_1", null, good, body);
        await RefusesAsync("msg_1", now, null, body);
        await RefusesAsync("msg_2", now, good, body);
        await RefusesAsync("msg_1", now + "0", good, body);
        await RefusesAsync("msg_1", now, good, [.. body, (byte)' ']);
        await RefusesAsync("msg_1", now, good[3..], body);
        await RefusesAsync("msg_1", now, "v1a," + good[3..], body);
        await RefusesAsync("msg_1", now, "v1,", body);
        await RefusesAsync("msg_1", now, "v1,%%%", body);
        await RefusesAsync("msg_1", now, good[..^4] + "AAA=", body);
        await RefusesAsync(new string('m', 201), now, TicketSystem.Sign(TicketSystem.Key, new string('m', 201), now, body), body);
        await RefusesAsync("msg_1", now, string.Join(' ', Enumerable.Repeat("v1,AAAA", 10).Append(good)), body);
        await RefusesAsync("msg_1", now, TicketSystem.Sign([.. TicketSystem.Key.Reverse()], "msg_1", now, body), body);
        foreach (var off in new[] { TimeSpan.FromSeconds(-310), TimeSpan.FromSeconds(310), TimeSpan.FromDays(-1) })
        {
            var then = await _tickets.SecondsAsync(off);
            await RefusesAsync("msg_1", then, TicketSystem.Sign(TicketSystem.Key, "msg_1", then, body), body);
        }

        Assert.Equal(before, await _launch.SnapshotAsync());
        var older = await _tickets.SecondsAsync(TimeSpan.FromMinutes(-4));
        var several = $"v1a,b3RoZXI= v1,b3RoZXI= {TicketSystem.Sign(TicketSystem.OldKey, "msg_3", older, body)}";
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("msg_3", older, several, body)).Status);
        Assert.Equal("done", await _launch.ItemStatusAsync("a1"));
    }

    [Fact]
    public async Task Without_a_secret_the_routes_are_not_there()
    {
        var host = new RunningHost { Settings = new Dictionary<string, string> { ["Tickets:JiraSecrets:0"] = "", ["Tickets:WebhookSecrets:0"] = "" } };
        await host.InitializeAsync();
        try
        {
            var tickets = new TicketSystem(host.Api);
            var body = Bytes(TicketSystem.Report("PROJ-1", "done", await SmallLaunch.NowAsync(host.Api)));
            (await tickets.SendAsync("api/webhooks/jira", body, ("X-Hub-Signature", TicketSystem.SignAsJira("", body)))).IsRefused(HttpStatusCode.NotFound, "not-found");
            (await tickets.SendAsync(JsonNode.Parse(body)!)).IsRefused(HttpStatusCode.NotFound, "not-found");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private async Task RefusesAsync(string? id, string? timestamp, string? signature, byte[] body) =>
        (await SendAsync(id, timestamp, signature, body)).IsRefused(HttpStatusCode.Unauthorized, "not-signed");

    private Task<ApiAnswer> SendAsync(string? id, string? timestamp, string? signature, byte[] body) =>
        _tickets.SendAsync("api/webhooks/tickets", body, ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature));

    private static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
