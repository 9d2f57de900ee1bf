using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Webhooks;

/// <summary>Events reach their receivers, signed, whatever the receivers do.</summary>
public sealed class WebhookDeliveryTests : IAsyncLifetime
{
    private readonly WebhookHost _host = new();

    private WebhookReceiver Receiver => _host.Receiver;

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_audit_entry_of_a_launch_arrives_signed_and_its_delivery_is_logged()
    {
        var webhook = await _host.CreateAsync();
        var secret = webhook["secret"]!.GetValue<string>();
        var launch = await SmallLaunch.StartAsync(_host.Host.Api, TestPlaybook.Usual("hooked"));
        await new LaunchWalk(_host.Host.Api, launch.Id).WorkUntilAsync("scheduled");
        var trail = await launch.TrailAsync();
        await _host.Admin.AdvanceAsync("PT2M"); // what overtook the first attempts is left to the timer

        var posted = await Receiver.UntilAsync(trail.Count);

        Assert.All(posted, post => Assert.True(post.IsSignedBy(secret)));
        Assert.All(posted, post => Assert.Equal((post.Event["id"]!.GetValue<string>(), "application/cloudevents+json"), (post.Id, post.ContentType)));
        Assert.Equal(
            trail.Select(entry => $"{launch.Id}_{entry["sequence"]}").Order(StringComparer.Ordinal), posted.Select(post => post.Id).Distinct().Order(StringComparer.Ordinal));
        var deliveries = await _host.DeliveriesAsync(Id(webhook), "?pageSize=200");
        Assert.Equal(trail.Count, deliveries.Count);
        Assert.All(deliveries, delivery => Assert.Equal(("delivered", "answered 200"), (Status(delivery), delivery["attempts"]![0]!["outcome"]!.GetValue<string>())));
        Assert.Equal(deliveries.Select(SequenceOf).OrderDescending(), deliveries.Select(SequenceOf));
    }

    [Fact]
    public async Task A_webhook_gets_only_the_events_and_the_launch_that_it_asked_for()
    {
        var mine = await SmallLaunch.StartAsync(_host.Host.Api, TestPlaybook.Usual("mine"));
        var gates = await _host.CreateAsync(Receiver.Url("/gates"), null, "launchcontrol.gate.*");
        var own = await _host.CreateAsync(Receiver.Url("/own"), mine.Id);
        var other = await SmallLaunch.StartAsync(_host.Host.Api, "mine", TestPlaybook.Usual("mine").People(), name: "Another");
        await _host.Host.Api.CompleteItemAsync(mine.Id, "a1");
        await Eventually.TrueAsync(async () => (await _host.DeliveriesAsync(Id(own))).Count == 1, "The event of its own launch");
        await _host.Admin.AdvanceAsync("PT2M");

        Assert.NotEmpty(await _host.DeliveriesAsync(Id(gates)));
        Assert.All(Receiver.Posted.Where(post => post.Path == "/gates"), post => Assert.StartsWith("launchcontrol.gate.", post.Type, StringComparison.Ordinal));
        Assert.Equal(["launchcontrol.item.completed"], Receiver.Posted.Where(post => post.Path == "/own").Select(post => post.Type).Distinct());
        Assert.NotEqual(mine.Id, other.Id);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_later_and_later_until_it_takes_the_event_with_a_fresh_timestamp()
    {
        var webhook = await _host.CreateAsync();
        Receiver.AnswerWith(500);
        var tested = await _host.TestAsync(Id(webhook));
        Assert.Equal(("pending", "answered 500"), (Status(tested), tested["attempts"]![0]!["outcome"]!.GetValue<string>()));
        Assert.Equal("failing", Status(await _host.ReadAsync(Id(webhook))));

        for (var minutes = 0; minutes < 10; minutes++)
        {
            await _host.Admin.AdvanceAsync("PT1M");
        }

        Assert.InRange(Receiver.Posted.Count, 3, 5); // after about 1, 3 and 7 minutes
        Receiver.AnswerWith(204);
        await _host.Admin.AdvanceAsync("PT20M");

        var delivery = Assert.Single(await _host.DeliveriesAsync(Id(webhook)));
        Assert.Equal(("delivered", "answered 204"), (Status(delivery), delivery["attempts"]!.AsArray()[^1]!["outcome"]!.GetValue<string>()));
        Assert.Equal("active", Status(await _host.ReadAsync(Id(webhook))));
        Assert.Single(Receiver.Posted.Select(post => post.Id).Distinct());
        Assert.Equal(Receiver.Posted.Count, Receiver.Posted.Select(post => post.Timestamp).Distinct().Count());
        Assert.All(Receiver.Posted, post => Assert.True(post.IsSignedBy(webhook["secret"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Retry_After_is_honoured_up_to_six_hours()
    {
        var webhook = await _host.CreateAsync();
        Receiver.Answer = (_, response) =>
        {
            (response.StatusCode, response.Headers.RetryAfter) = (503, "7200");
            return Task.CompletedTask;
        };
        var tested = await _host.TestAsync(Id(webhook));
        Assert.Equal(7200, (Time(tested["nextAttemptAt"]!) - Time(tested["createdAt"]!)).TotalSeconds, tolerance: 60);

        Receiver.Answer = (_, response) =>
        {
            (response.StatusCode, response.Headers.RetryAfter) = (503, "99999999");
            return Task.CompletedTask;
        };
        tested = await _host.TestAsync(Id(webhook));
        Assert.Equal(6 * 3600, (Time(tested["nextAttemptAt"]!) - Time(tested["createdAt"]!)).TotalSeconds, tolerance: 60);
    }

    [Fact]
    public async Task A_receiver_that_hangs_delays_nobody_else()
    {
        var hanging = await _host.CreateAsync(Receiver.Url("/hangs"));
        var healthy = await _host.CreateAsync(Receiver.Url("/well"));
        var release = new TaskCompletionSource();
        Receiver.Answer = (post, _) => post.Path == "/hangs" ? release.Task : Task.CompletedTask;

        var launch = await SmallLaunch.StartAsync(_host.Host.Api, TestPlaybook.Usual("hangs"));
        var events = (await launch.TrailAsync()).Count;
        await Eventually.TrueAsync(async () => (await _host.DeliveriesAsync(Id(healthy), "?status=delivered")).Count >= Math.Min(events, 2), "Deliveries to the healthy one");
        await Eventually.TrueAsync(async () => Status(await _host.ReadAsync(Id(hanging))) == "failing", "Trouble with the other");
        await _host.Admin.AdvanceAsync("PT2M");

        Assert.Equal(events, (await _host.DeliveriesAsync(Id(healthy), "?status=delivered")).Count);
        Assert.All(
            (await _host.DeliveriesAsync(Id(hanging))).SelectMany(delivery => delivery["attempts"]!.AsArray()),
            attempt => Assert.Equal("did not answer within 1 s", attempt!["outcome"]!.GetValue<string>()));
        release.SetResult();
    }

    [Fact]
    public async Task The_same_event_again_makes_no_second_delivery_and_what_is_no_event_is_dead_lettered()
    {
        var webhook = await _host.CreateAsync();
        var queue = new RunningQueue(_host.Host, "webhook-events");

        await queue.SendCopiesAsync(Event(), 20);
        await queue.IsDoneAsync();
        await _host.Admin.AdvanceAsync("PT5M");

        Assert.Single(await _host.DeliveriesAsync(Id(webhook)));
        Assert.Single(Receiver.Posted);
        await queue.SendAsync(new ServiceBusMessage("""{"id":"x"}""") { MessageId = "bad" });
        Assert.Equal("invalid-request", (await queue.DeadLetterAsync("bad")).DeadLetterReason);
    }

    [Fact]
    public async Task A_delivery_that_a_crash_left_without_its_attempt_is_attempted_when_its_event_comes_again()
    {
        var webhook = await _host.CreateAsync();
        var now = await SmallLaunch.NowAsync(_host.Admin);
        var left = new WebhookDelivery
        {
            Id = WebhookDelivery.IdOf(EventTime, 7, "some-launch"),
            WebhookId = Id(webhook),
            EventId = "some-launch_7",
            EventType = "launchcontrol.gate.approved",
            LaunchId = "some-launch",
            Body = Event().ToString(),
            CreatedAt = now,
            TriedSince = now,
            NextAttemptAt = now.AddMinutes(2),
        };
        Assert.True(await _host.Host.App.Services.GetRequiredService<IWebhookDeliveries>().AddAsync(left, CancellationToken.None));

        var queue = new RunningQueue(_host.Host, "webhook-events");
        await queue.SendCopiesAsync(Event(), 1);
        await queue.IsDoneAsync();
        Assert.Empty(Receiver.Posted); // somebody else may be at it
        await _host.Admin.AdvanceAsync("PT3M");

        Assert.True(Assert.Single(Receiver.Posted).IsSignedBy(webhook["secret"]!.GetValue<string>()));
        Assert.Equal("delivered", Status(Assert.Single(await _host.DeliveriesAsync(Id(webhook)))));
    }

    private static readonly DateTimeOffset EventTime = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private static BinaryData Event() => new(new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = "some-launch_7",
        ["type"] = "launchcontrol.gate.approved",
        ["time"] = EventTime.ToString("O", CultureInfo.InvariantCulture),
        ["data"] = new JsonObject { ["launchId"] = "some-launch", ["sequence"] = 7 },
    }.ToJsonString());

    private static int SequenceOf(JsonNode delivery) => int.Parse(delivery["eventId"]!.GetValue<string>().Split('_')[1], CultureInfo.InvariantCulture);

    private static string Id(JsonNode webhook) => webhook["id"]!.GetValue<string>();

    private static string Status(JsonNode node) => node["status"]!.GetValue<string>();

    private static DateTimeOffset Time(JsonNode node) => node.GetValue<DateTimeOffset>();
}
