using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Commands;

/// <summary>Messages on queue launch-commands, as other systems send them.</summary>
public sealed class LaunchCommandQueueTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;
    private readonly RunningQueue _queue = new(host, "launch-commands");

    [Fact]
    public async Task An_item_completed_by_message_is_done_with_its_evidence_and_the_trail_names_the_system()
    {
        var id = await StartedAsync("Completed by queue");

        await _queue.SendCopiesAsync(CommandMessage.Complete(id, "launch-brief").ToBody(), copies: 1);

        await _queue.IsEmptyAsync();
        var item = await ItemAsync(id, "launch-brief");
        Assert.Equal("done", item["status"]!.GetValue<string>());
        Assert.Equal("https://ci.contoso.example/launch-brief", item["evidence"]![0]!["url"]!.GetValue<string>());
        var entry = Assert.Single(await TrailAsync(id), entry => entry["action"]!.GetValue<string>() == "item.completed");
        Assert.Equal("ci-pipeline", entry["actor"]!.GetValue<string>());
        Assert.Equal("queue", entry["channel"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_command_delivered_twenty_times_changes_the_launch_once()
    {
        var id = await StartedAsync("Delivered twenty times");
        var body = CommandMessage.Complete(id, "launch-brief").ToBody();

        await _queue.SendCopiesAsync(body, copies: 20);

        await _queue.IsEmptyAsync();
        Assert.Single(await TrailAsync(id), entry => entry["action"]!.GetValue<string>() == "item.completed");
        Assert.DoesNotContain(await _queue.DeadLettersAsync(), dead => dead.Body.ToString() == body.ToString());
    }

    [Fact]
    public async Task A_redelivery_is_no_new_command_and_no_refusal_after_the_state_has_moved_on()
    {
        var id = await StartedAsync("Moved on");
        var complete = CommandMessage.Complete(id, "launch-brief").ToBody();
        var reopen = CommandMessage.WithReason("reopenItem", id, "launch-brief").ToBody();
        await SendInOrderAsync(complete, reopen, complete);
        Assert.Equal("open", (await ItemAsync(id, "launch-brief"))["status"]!.GetValue<string>());
        Assert.Single(await TrailAsync(id), entry => entry["action"]!.GetValue<string>() == "item.reopened" && entry["actor"]!.GetValue<string>() == "ana@contoso.example");

        await new LaunchWalk(_api, id).CompleteOpenItemsAsync();
        var before = await SnapshotAsync(id);
        await SendInOrderAsync(reopen, reopen);

        Assert.Equal(before, await SnapshotAsync(id));
        Assert.DoesNotContain(await _queue.DeadLettersAsync(), dead => dead.Body.ToString() == reopen.ToString());
    }

    [Fact]
    public async Task The_order_of_commands_does_not_matter()
    {
        var (forwards, backwards) = (await StartedAsync("Forwards"), await StartedAsync("Backwards"));
        var items = OpenGates(await _api.LaunchAsync(forwards)).SelectMany(gate => gate["items"]!.AsArray()).Select(item => item!["id"]!.GetValue<string>()).ToList();

        await Task.WhenAll(
            _queue.SendAsync([.. items.Select(item => new ServiceBusMessage(CommandMessage.Complete(forwards, item).ToBody()))]),
            _queue.SendAsync([.. items.AsEnumerable().Reverse().Select(item => new ServiceBusMessage(CommandMessage.Complete(backwards, item).ToBody()))]));

        await _queue.IsEmptyAsync();
        var states = new List<string>();
        foreach (var id in new[] { forwards, backwards })
        {
            states.Add(string.Join(", ", LaunchWalk.Gates(await _api.LaunchAsync(id)).Select(gate =>
                $"{gate["id"]} {gate["status"]} {string.Join(' ', gate["items"]!.AsArray().Select(item => item!["status"]))}")));
            Assert.Equal(items.Count, (await TrailAsync(id)).Count(entry => entry["action"]!.GetValue<string>() == "item.completed"));
        }

        Assert.Equal(states[0], states[1]);
        Assert.Contains("launch-charter inReview", states[0], StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "evidence", "[]", "evidence-required" },
        { "itemId", "\"no-such-item\"", "item-not-found" },
        { "launchId", "\"no-such-launch-234567\"", "launch-not-found" },
        { "launchId", "\"../../etc/passwd\"", "launch-not-found" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_refused_command_is_dead_lettered_with_the_refusals_code_and_sentence(string member, string value, string code)
    {
        var id = await StartedAsync("Refused");
        var before = await SnapshotAsync(id);

        var dead = await DeadLetterAsync(CommandMessage.Complete(id, "launch-brief").With(member, JsonNode.Parse(value)).ToJsonString());

        Assert.Equal(code, dead.DeadLetterReason);
        Assert.Matches("^[^{}]{20,}[.]$", dead.DeadLetterErrorDescription);
        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Fact]
    public async Task A_conflict_is_dead_lettered_too()
    {
        var id = await StartedAsync("In review");
        await new LaunchWalk(_api, id).CompleteOpenItemsAsync();
        var before = await SnapshotAsync(id);

        var dead = await DeadLetterAsync(CommandMessage.WithReason("reopenItem", id, "launch-brief").ToJsonString());

        Assert.Equal("gate-under-review", dead.DeadLetterReason);
        Assert.Contains("Reject the gate first", dead.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Theory]
    [InlineData("blockItem")]
    [InlineData("markItemNotApplicable")]
    [InlineData("reopenItem")]
    public async Task Every_command_with_a_reason_is_understood(string command)
    {
        // Understood, since it is the launch that is missing and nothing else.
        var dead = await DeadLetterAsync(CommandMessage.WithReason(command, "no-such-launch-234567", "launch-brief").ToJsonString());
        Assert.Equal("launch-not-found", dead.DeadLetterReason);

        var message = CommandMessage.WithReason(command, "no-such-launch-234567", "launch-brief").With("reason", 7).With("evidence", new JsonArray());
        var faulty = await DeadLetterAsync(message.ToJsonString());
        Assert.Contains("/reason: This must be a string.", faulty.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Contains("/evidence: Unknown member.", faulty.DeadLetterErrorDescription, StringComparison.Ordinal);
    }

    private async Task SendInOrderAsync(params BinaryData[] bodies)
    {
        foreach (var body in bodies)
        {
            await _queue.SendCopiesAsync(body, copies: 1);
            await _queue.IsEmptyAsync();
        }
    }

    private async Task<ServiceBusReceivedMessage> DeadLetterAsync(string body)
    {
        var messageId = Guid.NewGuid().ToString("N");
        await _queue.SendAsync(new ServiceBusMessage(body) { MessageId = messageId });
        return await _queue.DeadLetterAsync(messageId);
    }

    private async Task<string> StartedAsync(string name)
    {
        var id = (await _api.StartAsync(StartRequest.Usual(name)))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        return id;
    }

    private static IEnumerable<JsonNode> OpenGates(JsonNode launch) => LaunchWalk.Gates(launch).Where(gate => gate["status"]!.GetValue<string>() == "preparing");

    private async Task<JsonNode> ItemAsync(string id, string itemId) =>
        LaunchWalk.Gates(await _api.LaunchAsync(id)).SelectMany(gate => gate["items"]!.AsArray()).Single(item => item!["id"]!.GetValue<string>() == itemId)!;

    private async Task<List<JsonNode>> TrailAsync(string id) =>
        [.. (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray().Select(entry => entry!)];

    private async Task<string> SnapshotAsync(string id) =>
        (await _api.LaunchAsync(id)).ToJsonString() + (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000")).ToJsonString();
}
