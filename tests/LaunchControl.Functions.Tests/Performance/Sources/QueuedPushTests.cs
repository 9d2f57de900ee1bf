using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;
using static LaunchControl.Drivers.JsonBodies;
using static LaunchControl.Functions.Tests.Performance.Sources.PushedBody;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>Observations pushed over queue <c>launch-commands</c>.</summary>
public sealed class QueuedPushTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;
    private readonly RunningQueue _queue = new(host, "launch-commands");

    [Fact]
    public async Task A_message_delivered_twenty_times_stores_its_observations_once()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("pushed-by-queue"));
        var now = await launch.NowAsync();
        var body = Message(launch.Id, Observation(1, now.AddHours(-2)), Observation(2, now.AddHours(-1), "two"));
        var before = await launch.SnapshotAsync();

        await _queue.SendCopiesAsync(BinaryData.FromString(body.ToJsonString()), copies: 20);

        await _queue.IsEmptyAsync();
        Assert.Equal([1.0, 2], await ReadAsync(launch.Id, now));
        Assert.Equal(before, await launch.SnapshotAsync());
        Assert.DoesNotContain(await _queue.DeadLettersAsync(), dead => dead.Body.ToString() == body.ToJsonString());
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "observations", "null", "invalid-request", "/observations: Give 1 to 1000 observations" },
        { "observations", "[{}]", "invalid-request", "/observations/0/value" },
        { "observations", """[{"metric":"activation-rate","value":"1","id":"a"}]""", "invalid-request", "/observations/0/value: This must be a number." },
        { "observations", """[{"metric":"nothing","value":1,"id":"a"}]""", "invalid-request", "/observations/0/metric: This launch has no such metric. It has: activation-rate." },
        { "observations", """[{"metric":"activation-rate","value":1,"at":"2999-01-01T00:00:00Z"}]""", "invalid-request", "/observations/0/at" },
        { "itemId", "\"a1\"", "invalid-request", "/itemId: Unknown member." },
        { "launchId", "\"no-such-launch-234567\"", "launch-not-found", "no-such-launch-234567" },
        { "launchId", "\"../etc\"", "launch-not-found", "../etc" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_faulty_message_is_dead_lettered_with_its_faults_and_stores_nothing(string member, string value, string code, string fault)
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("pushed-by-queue"));
        var now = await launch.NowAsync();
        var message = new ServiceBusMessage(Message(launch.Id, Observation(1, now)).With(member, JsonNode.Parse(value)).ToJsonString()) { MessageId = Guid.NewGuid().ToString("N") };

        await _queue.SendAsync(message);

        var dead = await _queue.DeadLetterAsync(message.MessageId);
        Assert.Equal(code, dead.DeadLetterReason);
        Assert.Contains(fault, dead.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Empty(await ReadAsync(launch.Id, now));
    }

    private static JsonObject Message(string launchId, params IEnumerable<JsonObject> observations) => Of(observations)
        .With("commandId", Guid.NewGuid().ToString("N")).With("launchId", launchId).With("command", "pushObservations").With("actor", "metrics-pipeline");

    private async Task<IReadOnlyList<double>> ReadAsync(string launchId, DateTimeOffset now)
    {
        List<double> values = [];
        await foreach (var observation in host.App.Services.GetRequiredService<IObservations>().ReadAsync(launchId, Metric, now.AddDays(-400), now.AddDays(1), CancellationToken.None))
        {
            values.Add(observation.Value);
        }

        return values;
    }
}
