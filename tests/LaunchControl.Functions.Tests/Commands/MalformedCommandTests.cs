using System.Text;
using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using CsCheck;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Commands;

/// <summary>Messages on queue launch-commands that can't be read: dead-lettered at once with every fault named, and nothing changes.</summary>
public sealed class MalformedCommandTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;
    private readonly RunningQueue _queue = new(host, "launch-commands");

    public static TheoryData<string, string> NotAnObject => new()
    {
        { "", "not valid JSON" },
        { "{", "not valid JSON" },
        { "completeItem", "not valid JSON" },
        { """{"commandId":"a"}{}""", "not valid JSON" },
        { """{"commandId":"a","commandId":"b"}""", "not valid JSON" },
        { """{"\ud800":1}""", "not valid JSON" },
        { new string('[', 1000) + new string(']', 1000), "not valid JSON" },
        { "[]", "must be a JSON object" },
        { "null", "must be a JSON object" },
        { "7", "must be a JSON object" },
    };

    [Theory]
    [MemberData(nameof(NotAnObject))]
    public async Task A_body_that_is_no_JSON_object_is_dead_lettered(string body, string reason)
    {
        var dead = await DeadLetterAsync(new ServiceBusMessage(body));
        Assert.Equal("invalid-request", dead.DeadLetterReason);
        Assert.Contains(reason, dead.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Equal(0, dead.DeliveryCount);
    }

    [Fact]
    public async Task A_body_that_is_an_AMQP_value_is_dead_lettered()
    {
        var value = new ServiceBusMessage();
        value.GetRawAmqpMessage().Body = AmqpMessageBody.FromValue("completeItem");
        var dead = await DeadLetterAsync(value);
        Assert.Contains("not binary data", dead.DeadLetterErrorDescription, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> FaultyMembers => new()
    {
        { "commandId", "null", "/commandId" },
        { "commandId", "\" \"", "/commandId" },
        { "commandId", "17", "/commandId" },
        { "commandId", $"\"{new string('x', 101)}\"", "/commandId" },
        { "commandId", "\"\\ud800\"", "/commandId" },
        { "launchId", "null", "/launchId" },
        { "launchId", "{}", "/launchId" },
        { "itemId", "null", "/itemId" },
        { "itemId", "\"\"", "/itemId" },
        { "command", "null", "/command: Give one of: blockItem, completeItem, markItemNotApplicable, pushObservations, reopenItem." },
        { "command", "\"CompleteItem\"", "/command" },
        { "command", "\"openNextPhase\"", "/command" },
        { "command", "[\"completeItem\"]", "/command" },
        { "actor", "null", "/actor" },
        { "actor", "\"two words\"", "/actor" },
        { "actor", "\"ci\\r\\nBcc: b\"", "/actor" },
        { "actor", "\"LaunchControl\"", "/actor" },
        { "actor", "\"<script>\"", "/actor" },
        { "actor", $"\"{new string('x', 255)}\"", "/actor" },
        { "evidence", "{}", "/evidence" },
        { "evidence", "[7]", "/evidence/0" },
        { "evidence", "[{\"url\":\"ftp://files.example\"}]", "/evidence/0/url" },
        { "evidence", "[{\"text\":\"\"}]", "/evidence/0/url" },
        { "evidence", "[{\"href\":\"https://a.example\"}]", "/evidence/0/href" },
        { "evidence", $"[{string.Join(',', Enumerable.Repeat("{\"text\":\"x\"}", 21))}]", "/evidence" },
        { "reason", "\"because\"", "/reason: Unknown member." },
        { "itemid", "\"launch-brief\"", "/itemid: Unknown member." },
    };

    [Theory]
    [MemberData(nameof(FaultyMembers))]
    public async Task A_faulty_member_is_named_in_the_dead_letter(string member, string value, string fault)
    {
        var dead = await DeadLetterAsync(new ServiceBusMessage(Body("some-launch-234567", (member, value))));
        Assert.Equal("invalid-request", dead.DeadLetterReason);
        Assert.Contains(fault, dead.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Equal(0, dead.DeliveryCount);
    }

    [Fact]
    public async Task All_faults_are_named_at_once_in_at_most_4096_characters()
    {
        var dead = await DeadLetterAsync(new ServiceBusMessage("""{"commandId":1,"command":"completeItem","evidence":[{"url":"x"}],"extra":true}"""));
        Assert.All(
            ["/commandId", "/launchId", "/itemId", "/actor", "/evidence/0/url", "/extra"],
            pointer => Assert.Contains($" {pointer}: ", dead.DeadLetterErrorDescription, StringComparison.Ordinal));

        var extra = Enumerable.Range(0, 1000).Select(number => ($"extra{number}", "1")).ToArray();
        var longer = await DeadLetterAsync(new ServiceBusMessage(Body("some-launch-234567", extra)));
        Assert.Equal(4096, longer.DeadLetterErrorDescription.Length);
    }

    [Fact]
    public async Task Two_hundred_random_bodies_change_nothing_and_are_all_dead_lettered()
    {
        var id = (await _api.StartAsync(StartRequest.Usual("Fuzzed")))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        var before = await SnapshotAsync(id);

        await Bodies(id).Array[200].SampleAsync(
            async bodies =>
            {
                await _queue.PurgeDeadLettersAsync();
                await _queue.SendAsync([.. bodies.Select(body => new ServiceBusMessage(body))]);
                await _queue.IsEmptyAsync();

                var dead = await _queue.DeadLettersAsync();
                Assert.Equal(bodies.Length, dead.Count);
                Assert.All(dead, message => Assert.True(
                    message is { DeadLetterReason: "invalid-request" or "item-not-found" or "launch-not-found", DeliveryCount: 0 }, message.Body.ToString()));
                Assert.Equal(before, await SnapshotAsync(id));
            },
            iter: 1,
            threads: 1);

        Assert.Equal("degraded", (await _api.GetAsync("api/health"))["status"]!.GetValue<string>());
        await _queue.SendCopiesAsync(CommandMessage.Complete(id, "launch-brief").ToBody(), copies: 1);
        await _queue.IsEmptyAsync();
        Assert.NotEqual(before, await SnapshotAsync(id));
    }

    /// <summary>Bodies none of which is a command that this launch could carry out.</summary>
    private static Gen<byte[]> Bodies(string launchId)
    {
        var valid = Body(launchId);
        var value = Gen.OneOf(
            Gen.OneOfConst("[]", "{}", "true", "-1", "1e400", "\"\\ud800\"", "[[[[[[[[[1]]]]]]]]]", $"\"{new string('y', 3000)}\""),
            Gen.String[Gen.Char.AlphaNumeric, 255, 300].Select(text => $"\"{text}\""));
        var faulty = Gen.Select(Gen.OneOfConst("commandId", "launchId", "command", "itemId", "actor"), value, (member, wrong) => Body(launchId, (member, wrong)));
        var absent = Gen.Select(
            Gen.OneOfConst("launchId", "itemId"),
            Gen.OneOfConst("\\u0000", "\\u202eflip", "'", "a/b", "launch-brief "),
            (member, text) => Body(launchId, (member, $"\"{text}\"")));
        var unknown = Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 30], value, (name, any) => Body(launchId, ($"x-{name}", any)));
        var evidence = Gen.Select(value, wrong => Body(launchId, ("evidence", $"[{wrong}]")));
        var cut = Gen.Int[0, valid.Length - 1].Select(length => valid[..length]);
        var text = Gen.OneOf(faulty, absent, unknown, evidence, cut, Gen.String).Select(Encoding.UTF8.GetBytes);
        var flipped = Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte[128, 255], (at, wrong) =>
        {
            var bytes = Encoding.UTF8.GetBytes(valid);
            bytes[at] = wrong;
            return bytes;
        });
        return Gen.OneOf(text, flipped, Gen.Byte.Array[0, 200]);
    }

    private static string Body(string launchId, params (string Member, string Value)[] changes)
    {
        var message = CommandMessage.Complete(launchId, "launch-brief");
        foreach (var (member, _) in changes)
        {
            message.Remove(member);
        }

        return message.ToJsonString()[..^1] + string.Concat(changes.Select(change => $",\"{change.Member}\":{change.Value}")) + "}";
    }

    private async Task<ServiceBusReceivedMessage> DeadLetterAsync(ServiceBusMessage message)
    {
        message.MessageId = Guid.NewGuid().ToString("N");
        await _queue.SendAsync(message);
        return await _queue.DeadLetterAsync(message.MessageId);
    }

    private async Task<string> SnapshotAsync(string id) =>
        (await _api.LaunchAsync(id)).ToJsonString() + (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000")).ToJsonString();
}
