using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Webhooks;

/// <summary>What becomes of webhooks that get nothing through.</summary>
public sealed class DisabledWebhookTests : IAsyncLifetime
{
    private readonly WebhookHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Three_days_of_failure_disable_it_with_a_mail_and_once_enabled_what_failed_can_be_replayed_under_its_id()
    {
        var webhook = await _host.CreateAsync();
        var id = webhook["id"]!.GetValue<string>();
        _host.Receiver.AnswerWith(500);
        await _host.TestAsync(id);
        for (var hours = 0; hours <= 72; hours += 3)
        {
            await _host.Admin.AdvanceAsync("PT3H");
        }

        var disabled = await _host.ReadAsync(id);
        Assert.Equal(("disabled", "disabled", "launchcontrol"), (disabled["status"]!.GetValue<string>(), Last(disabled)["action"]!.GetValue<string>(), Last(disabled)["actor"]!.GetValue<string>()));
        Assert.StartsWith("Every delivery has failed since", disabled["disabledReason"]!.GetValue<string>(), StringComparison.Ordinal);
        var failed = Assert.Single(await _host.DeliveriesAsync(id));
        Assert.Equal("failed", failed["status"]!.GetValue<string>());
        Assert.InRange(failed["attempts"]!.AsArray().Count, 10, 50);
        Assert.InRange(failed["endedAt"]!.GetValue<DateTimeOffset>() - failed["createdAt"]!.GetValue<DateTimeOffset>(), TimeSpan.FromHours(72), TimeSpan.FromHours(75.1));
        await AssertOneNoticeAsync();

        using var refused = await _host.Admin.PostRawAsync($"api/webhooks/{id}/test", "{}");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var posts = _host.Receiver.Posted.Count;
        _host.Receiver.AnswerWith(200);
        await SmallLaunch.StartAsync(_host.Host.Api, TestPlaybook.Usual("unheard"));
        await _host.Admin.AdvanceAsync("PT1H");
        Assert.Equal(posts, _host.Receiver.Posted.Count);

        var enabled = await _host.Admin.PostAsync($"api/webhooks/{id}/enable");
        Assert.Equal(("active", "admin@contoso.example"), (enabled["status"]!.GetValue<string>(), Last(enabled)["actor"]!.GetValue<string>()));
        var replayed = await _host.Admin.PostAsync($"api/webhooks/{id}/deliveries/{failed["id"]}/replay", expected: HttpStatusCode.Accepted);
        Assert.Equal("delivered", replayed["status"]!.GetValue<string>());
        Assert.Single(_host.Receiver.Posted.Select(post => post.Id).Distinct());
        await _host.Admin.AdvanceAsync("PT1H");
        Assert.Equal(posts + 1, _host.Receiver.Posted.Count);
        await AssertOneNoticeAsync();
    }

    [Fact]
    public async Task Gone_disables_it_at_once_and_gives_up_what_waits()
    {
        var webhook = await _host.CreateAsync();
        var id = webhook["id"]!.GetValue<string>();
        _host.Receiver.AnswerWith(503);
        await _host.TestAsync(id);
        _host.Receiver.AnswerWith(410);

        var gone = await _host.TestAsync(id);

        Assert.Equal("failed", gone["status"]!.GetValue<string>());
        Assert.Contains("410 Gone", (await _host.ReadAsync(id))["disabledReason"]!.GetValue<string>(), StringComparison.Ordinal);
        await AssertOneNoticeAsync();
        await _host.Admin.AdvanceAsync("PT10M");
        var deliveries = await _host.DeliveriesAsync(id, "?status=failed");
        Assert.Equal(2, deliveries.Count);
        Assert.Equal("not sent: the webhook is disabled or deleted", deliveries[1]["attempts"]!.AsArray()[^1]!["outcome"]!.GetValue<string>());
        Assert.Equal(2, _host.Receiver.Posted.Count);
    }

    [Fact]
    public async Task A_jump_over_the_three_days_ends_in_the_same_way()
    {
        var id = (await _host.CreateAsync())["id"]!.GetValue<string>();
        _host.Receiver.AnswerWith(500);
        await _host.TestAsync(id);

        var took = Stopwatch.StartNew();
        await _host.Admin.AdvanceAsync("P4D");

        Assert.Equal("disabled", (await _host.ReadAsync(id))["status"]!.GetValue<string>());
        await AssertOneNoticeAsync();
        Assert.True(took.Elapsed < TimeSpan.FromSeconds(30), $"{took.Elapsed}");
    }

    [Fact]
    public async Task A_delivery_that_ended_is_forgotten_after_a_month()
    {
        var id = (await _host.CreateAsync())["id"]!.GetValue<string>();
        await _host.TestAsync(id);
        await _host.Admin.AdvanceAsync("P25D");
        Assert.Single(await _host.DeliveriesAsync(id));
        await _host.Admin.AdvanceAsync("P40D");
        Assert.Empty(await _host.DeliveriesAsync(id));
    }

    private static JsonNode Last(JsonNode webhook) => webhook["history"]!.AsArray()[^1]!;

    private async Task AssertOneNoticeAsync()
    {
        var mail = Assert.Single(await _host.Admin.MailboxAsync(), mail => mail["to"]!.GetValue<string>() == "ops@contoso.example");
        Assert.Equal("Webhook disabled: 127.0.0.1", mail["subject"]!.GetValue<string>());
        Assert.Contains("Test receiver", mail["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
