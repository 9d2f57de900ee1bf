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
    public async Task The_order_of_commands_on_items_that_do_not_depend_on_each_other_does_not_matter()
    {
        string[] items = ["a1", "a2", "a3", "a4", "a5", "a6"];
        var playbook = new TestPlaybook("any-order").InFirst("alpha", [.. items.Select(item => TestPlaybook.Item(item))]).InSecond("beta");
        var (forwards, backwards) = (await SmallLaunch.StartAsync(_api, playbook), await SmallLaunch.StartAsync(_api, playbook));

        await Task.WhenAll(
            _queue.SendAsync([.. items.Select(item => new ServiceBusMessage(CommandMessage.Complete(forwards.Id, item).ToBody()))]),
            _queue.SendAsync([.. items.Reverse().Select(item => new ServiceBusMessage(CommandMessage.Complete(backwards.Id, item).ToBody()))]));

        await _queue.IsEmptyAsync();
        foreach (var launch in new[] { forwards, backwards })
        {
            Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
            Assert.Equal(items.Length, await launch.CountAsync("item.completed"));
        }
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

    [Theory]
    [InlineData("blockItem", "blocked")]
    [InlineData("markItemNotApplicable", "notApplicable")]
    public async Task An_item_is_blocked_or_does_not_apply_by_message_once_and_with_its_reason(string command, string status)
    {
        var id = await StartedAsync($"By queue: {command}");
        var message = CommandMessage.WithReason(command, id, "launch-brief");

        await _queue.SendCopiesAsync(message.ToBody(), copies: 5);

        await _queue.IsEmptyAsync();
        var item = await ItemAsync(id, "launch-brief");
        Assert.Equal((status, "The figures changed."), (item["status"]!.GetValue<string>(), item["statusReason"]!.GetValue<string>()));
        var entry = Assert.Single(await TrailAsync(id), entry => entry["action"]!.GetValue<string>() == $"item.{status}");
        Assert.Equal(("ana@contoso.example", "queue"), (entry["actor"]!.GetValue<string>(), entry["channel"]!.GetValue<string>()));

        // The same wish under another command id changes nothing either, and is no refusal.
        var before = await SnapshotAsync(id);
        var again = CommandMessage.WithReason(command, id, "launch-brief").ToBody();
        await SendInOrderAsync(again);
        Assert.Equal(before, await SnapshotAsync(id));
        Assert.DoesNotContain(await _queue.DeadLettersAsync(), dead => dead.Body.ToString() == again.ToString());
    }

    [Theory]
    [InlineData("blockItem", " ", "reason-required")]
    [InlineData("markItemNotApplicable", null, "reason-required")]
    [InlineData("blockItem", "The figures changed.", "item-done")]
    [InlineData("markItemNotApplicable", "The figures changed.", "item-done")]
    public async Task A_message_without_a_reason_or_about_an_item_that_is_done_is_dead_lettered(string command, string? reason, string code)
    {
        var id = await StartedAsync("Refused status");
        if (code == "item-done")
        {
            await _api.CompleteItemAsync(id, "launch-brief");
        }

        var before = await SnapshotAsync(id);
        var dead = await DeadLetterAsync(CommandMessage.WithReason(command, id, "launch-brief").With("reason", reason).ToJsonString());

        Assert.Equal(code, dead.DeadLetterReason);
        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Fact]
    public async Task An_item_that_waits_for_another_is_dead_lettered_with_what_it_waits_for()
    {
        var launch = await SmallLaunch.StartAsync(_api, new TestPlaybook("queued").InFirst("alpha", TestPlaybook.Item("a1"), TestPlaybook.Item("a2", "a1")).InSecond("beta"));
        var before = await launch.SnapshotAsync();

        var dead = await DeadLetterAsync(CommandMessage.Complete(launch.Id, "a2").ToJsonString());

        Assert.Equal("item-waits", dead.DeadLetterReason);
        Assert.Contains("'Item a1'", dead.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Equal(before, await launch.SnapshotAsync());
    }

    [Fact]
    public async Task Nothing_on_the_checklist_of_a_launch_that_is_live_is_changed_by_message()
    {
        var launch = await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("queued-live"))).ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddSeconds(1));
        await launch.UntilAsync("live");
        var before = await launch.SnapshotAsync();

        var dead = await DeadLetterAsync(CommandMessage.WithReason("reopenItem", launch.Id, "a1").ToJsonString());

        Assert.Equal("launch-is-live", dead.DeadLetterReason);
        Assert.Equal(before, await launch.SnapshotAsync());
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

    private async Task<JsonNode> ItemAsync(string id, string itemId) =>
        LaunchWalk.Gates(await _api.LaunchAsync(id)).SelectMany(gate => gate["items"]!.AsArray()).Single(item => item!["id"]!.GetValue<string>() == itemId)!;

    private async Task<List<JsonNode>> TrailAsync(string id) =>
        [.. (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray().Select(entry => entry!)];

    private async Task<string> SnapshotAsync(string id) =>
        (await _api.LaunchAsync(id)).ToJsonString() + (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000")).ToJsonString();
}
