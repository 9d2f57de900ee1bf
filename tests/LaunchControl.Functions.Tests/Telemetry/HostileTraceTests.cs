using System.Net;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using LaunchControl.Functions.Telemetry;
using LaunchControl.Functions.Tests.Commands;
using LaunchControl.Functions.Tests.SignOffs;

namespace LaunchControl.Functions.Tests.Telemetry;

/// <summary>A trace context from outside is taken when it is one; anything else is neither an error nor repeated anywhere.</summary>
public sealed class HostileTraceTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Mark = "mallory";
    private readonly RunningQueue _queue = new(host, "launch-commands");

    public static TheoryData<string> Hostile => new()
    {
        Mark,
        new string('a', 10_000) + Mark,
        $"00-{new string('0', 32)}-{new string('0', 16)}-01",
        $"00-{new string('A', 32)}-{new string('B', 16)}-01",
        $"00-{new string('a', 32)}-{new string('b', 16)}-01-{Mark}",
        $"ff-{new string('a', 32)}-{new string('b', 16)}-01",
        "|mallory.1.2.",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    [InlineData("00-\r\nX-Mallory: mallory")]
    public void What_is_no_traceparent_begins_a_trace_of_our_own(string hostile)
    {
        using var span = LaunchControlTrace.Start("test", hostile);

        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", LaunchControlTrace.Parent!);
        Assert.DoesNotContain(LaunchControlTrace.Id!, hostile, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_header_is_ignored_and_not_echoed(string hostile)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/launches/none");
        request.Headers.TryAddWithoutValidation("traceparent", hostile);
        using var response = await host.Api.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(Mark, text + response.Headers, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("\"traceId\":\"[0-9a-f]{32}\"", text);
        Assert.DoesNotContain(new string('0', 32), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_properties_of_a_message_are_ignored_and_not_echoed()
    {
        var signed = await SignedLaunch.StartAsync(host, "hostile-trace", SignedLaunch.Gate("only", new GatePolicy(Quorum.All), ["lead"], "item"));
        object[] hostile = [Mark, new string('a', 10_000) + Mark, "00-\r\nmallory: 1", 17, new byte[] { 1, 2, 3 }];
        foreach (var value in hostile)
        {
            await SendAsync(value, CommandMessage.WithReason("blockItem", signed.Launch.Id, "item").ToBody());
            await SendAsync(value, CommandMessage.WithReason("reopenItem", signed.Launch.Id, "item").ToBody());
        }

        await _queue.IsEmptyAsync();
        var trail = await signed.Launch.TrailAsync();
        Assert.All(trail, entry => Assert.Matches("^[0-9a-f]{32}$", entry["traceId"]!.GetValue<string>()));
        Assert.Contains(trail, entry => entry["action"]!.GetValue<string>() == "item.blocked");
        Assert.DoesNotContain(Mark, string.Concat(trail.Select(entry => entry.ToJsonString())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traceparent")]
    [InlineData("Diagnostic-Id")]
    public async Task A_message_goes_on_with_the_trace_of_its_sender(string property)
    {
        var signed = await SignedLaunch.StartAsync(host, $"sent-{property.ToLowerInvariant()}", SignedLaunch.Gate("only", new GatePolicy(Quorum.All), ["lead"], "item"));
        var (traceParent, traceId) = TracedPost.NewTrace();

        await SendAsync(traceParent, CommandMessage.Complete(signed.Launch.Id, "item").ToBody(), property);
        await signed.Launch.UntilGateAsync("only", "inReview");

        Assert.Equal(traceId, (await signed.Launch.TrailAsync()).Single(entry => entry["action"]!.GetValue<string>() == "item.completed")["traceId"]!.GetValue<string>());
    }

    private Task SendAsync(object traceParent, BinaryData body, string property = "traceparent") =>
        _queue.SendAsync(new ServiceBusMessage(body) { ApplicationProperties = { [property] = traceParent } });
}
