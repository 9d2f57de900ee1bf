using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Json.Schema;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Events;

/// <summary>Another system's subscription to topic <c>launch-events</c>.</summary>
public sealed class LaunchEventTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { Subscriptions = ["warehouse"] };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_launch_from_start_to_end_becomes_one_valid_CloudEvent_for_each_audit_entry()
    {
        var api = _host.Api;
        var launch = await SmallLaunch.StartAsync(api, TestPlaybook.Usual("told"));
        await new LaunchWalk(api, launch.Id).WorkUntilAsync("scheduled");
        await launch.MoveToAsync(launch.LaunchAt.AddDays(1));
        Assert.Equal("completed", (await launch.ReadAsync())["status"]!.GetValue<string>());
        var trail = await launch.TrailAsync();

        var messages = await ReceiveAsync(trail.Count);

        var schema = JsonSchema.FromText((await _host.Api.GetAsync("api/schemas/events")).ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        var events = messages.Where(message => (string)message.ApplicationProperties["launchId"] == launch.Id).ToDictionary(message => message.MessageId, Read);
        Assert.Equal(trail.Count, events.Count);
        foreach (var entry in trail)
        {
            var told = events[$"{launch.Id}_{entry["sequence"]}"];
            Assert.True(schema.Evaluate(JsonSerializer.SerializeToElement(told)).IsValid, told.ToJsonString());
            AssertTells(entry, told, launch);
        }

        var approved = events.Values.First(told => told["type"]!.GetValue<string>() == "launchcontrol.gate.approved");
        Assert.Equal(Shape(DocumentedExample()), Shape(approved));
        Assert.All(messages, message => Assert.Equal("application/cloudevents+json", message.ContentType));
        Assert.All(messages, message => Assert.Equal(Read(message)["type"]!.GetValue<string>(), message.ApplicationProperties["type"]));
    }

    [Fact]
    public async Task An_event_carries_no_review_link()
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("secret"));
        await _host.Api.CompleteItemAsync(launch.Id, "a1");
        await _host.Api.CompleteItemAsync(launch.Id, "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        var links = await new LaunchWalk(_host.Api, launch.Id).LinksAsync();
        Assert.NotEmpty(links);

        var messages = await ReceiveAsync((await launch.TrailAsync()).Count);

        var secrets = links.Select(link => link.Segments[^1]).ToList();
        Assert.DoesNotContain(messages, message => message.Body.ToString() is var text && (text.Contains("/sign-off/", StringComparison.Ordinal) || secrets.Exists(secret => text.Contains(secret, StringComparison.Ordinal))));
    }

    private static void AssertTells(JsonNode entry, JsonObject told, SmallLaunch launch)
    {
        var data = told["data"]!;
        foreach (var member in new[] { "sequence", "action", "subject", "summary", "oldValue", "newValue", "reason", "actor", "channel", "traceId" })
        {
            Assert.True(JsonNode.DeepEquals(entry[member], data[member]), $"{member}: {entry[member]} is told as {data[member]}");
        }

        Assert.Equal((launch.Id, launch.Name), (data["launchId"]!.GetValue<string>(), data["launchName"]!.GetValue<string>()));
        Assert.Equal($"launchcontrol.{entry["action"]}", told["type"]!.GetValue<string>());
        Assert.Equal(entry["at"]!.GetValue<DateTimeOffset>(), told["time"]!.GetValue<DateTimeOffset>());
        Assert.Equal(data["links"]!["launch"]!.GetValue<string>(), told["source"]!.GetValue<string>());
        Assert.Contains(entry["traceId"]!.GetValue<string>(), told["traceparent"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    // The document's example is an event of this kind.
    private static JsonNode DocumentedExample()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "events.md"));
        return JsonNode.Parse(document.Split("```json\n")[1].Split("```")[0])!;
    }

    /// <summary>Every member's path, with the values that do not depend on which launch, gate and moment it is.</summary>
    private static SortedSet<string> Shape(JsonNode node)
    {
        SortedSet<string> shape = new(StringComparer.Ordinal);
        Add(node, "");
        return shape;

        void Add(JsonNode? value, string path)
        {
            if (value is JsonObject members)
            {
                members.ToList().ForEach(member => Add(member.Value, $"{path}/{member.Key}"));
                return;
            }

            var isFixed = path is "/specversion" or "/type" or "/datacontenttype" or "/data/action" or "/data/oldValue" or "/data/newValue" or "/data/actor" or "/data/channel" or "/data/reason";
            shape.Add(isFixed ? $"{path}: {value}" : $"{path} {value?.GetValueKind()}");
        }
    }

    private static JsonObject Read(ServiceBusReceivedMessage message) => JsonNode.Parse(message.Body)!.AsObject();

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int atLeast)
    {
        await using var receiver = _host.App.Services.GetRequiredService<ServiceBusClient>().CreateReceiver("launch-events", "warehouse");
        List<ServiceBusReceivedMessage> received = [];
        while (received.Count < atLeast)
        {
            var some = await receiver.ReceiveMessagesAsync(100, TimeSpan.FromSeconds(20));
            Assert.NotEmpty(some);
            received.AddRange(some);
        }

        return received;
    }
}
