using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Messages on queue gate-sign-offs, as other systems send them.</summary>
public sealed class SignOffQueueTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;
    private readonly RunningQueue _queue = new(host, "gate-sign-offs");

    [Fact]
    public async Task A_sign_off_delivered_five_times_is_one_transition_one_entry_and_one_set_of_mails()
    {
        var (id, gate) = await GateInReviewAsync("Delivered five times");
        var mailsBefore = (await _api.MailboxAsync()).Count;

        foreach (var approver in gate["approvers"]!.AsArray())
        {
            var message = Message(id, gate, approver!["person"]!.GetValue<string>());
            await _queue.SendCopiesAsync(message, copies: 5);
        }

        await _queue.IsEmptyAsync();
        var actions = await ActionsAsync(id, gate["id"]!.GetValue<string>());
        Assert.Equal(gate["approvers"]!.AsArray().Count, actions.Count(action => action == "signOff.recorded"));
        Assert.Single(actions, "gate.approved");
        var mails = (await _api.MailboxAsync()).Skip(mailsBefore).Select(mail => mail["id"]!.GetValue<string>()).ToList();
        Assert.Equal(mails.Count, mails.Distinct().Count());

        await _api.AdvanceAsync("P8D");
        await _queue.SendCopiesAsync(Message(id, gate, gate["approvers"]![0]!["person"]!.GetValue<string>()), copies: 5);
        await _queue.IsEmptyAsync();
        Assert.Single(await ActionsAsync(id, gate["id"]!.GetValue<string>()), "gate.approved");
        Assert.Empty(await _queue.DeadLettersAsync());
    }

    [Fact]
    public async Task A_whole_launch_is_signed_off_by_messages_that_come_five_times_each()
    {
        var id = await StartedAsync("Five times each");
        var launch = await Eventually.GetAsync(() => SignOffAllAsync(id), seen => seen["status"]!.GetValue<string>() == "scheduled", "Status scheduled", TimeSpan.FromMinutes(2));

        await _queue.IsEmptyAsync();
        var actions = await ActionsAsync(id);
        Assert.Equal(LaunchWalk.Gates(launch).Count(), actions.Count(action => action == "gate.approved"));
        Assert.Equal(LaunchWalk.Decisions(launch), actions.Count(action => action == "signOff.recorded"));
        Assert.Single(actions, "launch.scheduled");
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "", "JSON" },
        { "{", "JSON" },
        { "[]", "object" },
        { "{}", "/signOffId" },
        { """{"signOffId":1,"launchId":"x","gateId":"y","round":0,"approver":"z","decision":"maybe","decidedAt":"soon"}""", "/decision" },
        { """{"signOffId":"so-1","launchId":"no-such-launch","gateId":"y","round":1,"approver":"a@b.example","decision":"approve","decidedAt":"2027-01-01T00:00:00Z"}""", "no launch" },
        { """{"signOffId":"so-1","launchId":"l","gateId":"y","round":1,"approver":"a@b.example","decision":"approve","channel":"system","decidedAt":"2027-01-01T00:00:00Z"}""", "/channel" },
        { """{"signOffId":"so-1","launchId":"l","gateId":"y","round":1,"approver":"a@b.example","decision":"approve","channel":"webhook","decidedAt":"2027-01-01T00:00:00Z"}""", "/channel" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_message_is_dead_lettered_with_a_reason(string body, string reason)
    {
        var id = Guid.NewGuid().ToString("N");
        await _queue.SendAsync(new ServiceBusMessage(body) { MessageId = id });

        var dead = await _queue.DeadLetterAsync(id);
        Assert.NotEmpty(dead.DeadLetterReason);
        Assert.Contains(reason, dead.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Equal(0, dead.DeliveryCount);
        await _queue.PurgeDeadLettersAsync();
    }

    [Fact]
    public async Task A_sign_off_by_somebody_who_is_no_approver_is_dead_lettered_and_changes_nothing()
    {
        var (id, gate) = await GateInReviewAsync("Intruded");
        var before = (await _api.LaunchAsync(id)).ToJsonString();

        await _queue.SendCopiesAsync(Message(id, gate, "mallory@evil.example"), copies: 1);

        var dead = await Eventually.GetAsync(_queue.DeadLettersAsync, messages => messages.Count > 0, "A dead letter");
        Assert.Equal("not-an-approver", dead[0].DeadLetterReason);
        Assert.Equal(before, (await _api.LaunchAsync(id)).ToJsonString());
        await _queue.PurgeDeadLettersAsync();
    }

    [Fact]
    public async Task One_hundred_sign_offs_of_many_gates_at_once_are_counted_right()
    {
        var id = await StartedAsync("Crowded");
        var gates = LaunchWalk.Gates(await ReviewableAsync(id)).Where(gate => gate["status"]!.GetValue<string>() == "inReview").ToList();
        var messages = gates.SelectMany(gate => gate["approvers"]!.AsArray(), (gate, approver) => Message(id, gate, approver!["person"]!.GetValue<string>())).ToList();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => _queue.SendCopiesAsync(messages[i % messages.Count], copies: 1)));

        await _queue.IsEmptyAsync();
        var launch = await _api.LaunchAsync(id);
        Assert.All(LaunchWalk.Gates(launch).Where(gate => gates.Any(asked => asked["id"]!.GetValue<string>() == gate["id"]!.GetValue<string>())),
            gate => Assert.Equal("approved", gate["status"]!.GetValue<string>()));
        Assert.Equal(LaunchWalk.Decisions(launch), (await ActionsAsync(id)).Count(action => action == "signOff.recorded"));
    }

    private async Task<JsonNode> SignOffAllAsync(string id)
    {
        foreach (var gate in LaunchWalk.Gates(await ReviewableAsync(id)).Where(gate => gate["status"]!.GetValue<string>() == "inReview"))
        {
            foreach (var approver in gate["approvers"]!.AsArray().Where(approver => approver!["decision"] is null))
            {
                await _queue.SendCopiesAsync(Message(id, gate, approver!["person"]!.GetValue<string>()), copies: 5);
            }
        }

        await _queue.IsEmptyAsync();
        return await _api.LaunchAsync(id);
    }

    private static BinaryData Message(string launchId, JsonNode gate, string approver)
    {
        var signOffId = $"so-{launchId}-{gate["id"]}-{approver}";
        return BinaryData.FromString(new JsonObject
        {
            ["signOffId"] = signOffId,
            ["launchId"] = launchId,
            ["gateId"] = gate["id"]!.GetValue<string>(),
            ["round"] = gate["round"]!.GetValue<int>(),
            ["approver"] = approver,
            ["decision"] = "approve",
            ["comment"] = null,
            ["channel"] = "queue",
            ["decidedAt"] = "2026-11-24T10:00:00Z",
        }.ToJsonString());
    }

    private async Task<List<string>> ActionsAsync(string id, string? gateId = null) =>
        [.. (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray()
            .Where(entry => gateId is null || entry!["subject"]?.GetValue<string>() == $"gate/{gateId}")
            .Select(entry => entry!["action"]!.GetValue<string>())];

    private async Task<(string Id, JsonNode Gate)> GateInReviewAsync(string name)
    {
        var id = await StartedAsync(name);
        var launch = await ReviewableAsync(id);
        return (id, LaunchWalk.Gates(launch).First(gate => gate["status"]!.GetValue<string>() == "inReview" && gate["policy"]!["quorum"]!.GetValue<string>() == "all"));
    }

    private async Task<string> StartedAsync(string name)
    {
        var clock = (await _api.GetAsync("dev/clock"))["now"]!.GetValue<DateTimeOffset>();
        var id = (await _api.StartAsync(StartRequest.Usual(name, clock)))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        return id;
    }

    private async Task<JsonNode> ReviewableAsync(string id)
    {
        await new LaunchWalk(_api, id).CompleteOpenItemsAsync();
        return await _api.LaunchAsync(id);
    }
}
