using System.Text.Json.Nodes;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.SignOffs;

namespace LaunchControl.Functions.Tests.Telemetry;

/// <summary>One trace from a mail link over the queue, the rows and the orchestrations to the next mail.</summary>
public sealed class TraceTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Trace = "X-LaunchControl-Trace";

    [Fact]
    public async Task A_decision_what_it_brings_about_and_the_next_approvers_mail_have_one_trace_id()
    {
        using var spans = new SpanRecorder();
        var signed = await StartAsync("traced");
        var (traceParent, traceId) = TracedPost.NewTrace();

        await TracedPost.ApproveAsync(host.Api, await signed.LinkAsync(SignedLaunch.PersonOf("lead")), traceParent);
        await signed.LinkAsync(SignedLaunch.PersonOf("executive"), "go");

        var trail = await signed.Launch.TrailAsync();
        Assert.Equal(traceId, TraceOf(trail, "signOff.recorded", "gate/only"));
        Assert.Equal(traceId, TraceOf(trail, "gate.approved", "gate/only"));
        Assert.Equal(traceId, TraceOf(trail, "phase.opened", "phase/decision"));
        Assert.Equal(traceId, TraceOf(trail, "gate.signOffRequested", "gate/go"));
        Assert.NotEqual(traceId, TraceOf(trail, "launch.started", null));
        var mail = Assert.Single(await signed.Launch.MailsAsync(SignedLaunch.PersonOf("executive")), mail => LaunchWalk.LinkOf(mail) is not null);
        Assert.Equal(traceId, mail["headers"]![Trace]!.GetValue<string>());
        await OneTraceAsync(spans, traceId, signed.Launch.Id);
    }

    [Fact]
    public async Task Without_a_trace_from_outside_a_decision_begins_one_of_its_own()
    {
        var signed = await StartAsync("untraced");

        await signed.DecideAsync(await signed.LinkAsync(SignedLaunch.PersonOf("lead")), "approve");
        await signed.LinkAsync(SignedLaunch.PersonOf("executive"), "go");

        var trail = await signed.Launch.TrailAsync();
        Assert.All(trail, entry => Assert.Matches("^[0-9a-f]{32}$", entry["traceId"]!.GetValue<string>()));
        Assert.Equal(TraceOf(trail, "signOff.recorded", "gate/only"), TraceOf(trail, "gate.signOffRequested", "gate/go"));
        Assert.NotEqual(TraceOf(trail, "launch.started", null), TraceOf(trail, "gate.signOffRequested", "gate/go"));
    }

    // An evaluation that the start brought about and that is still under way would find the decision, and what follows would be traced to the start.
    private async Task<SignedLaunch> StartAsync(string playbook)
    {
        var signed = await SignedLaunch.StartAsync(host, playbook, SignedLaunch.Gate("only", new GatePolicy(Quorum.All), ["lead"]));
        await host.Api.SettleAsync();
        return signed;
    }

    private static async Task OneTraceAsync(SpanRecorder spans, string traceId, string launchId)
    {
        string[] expected =
        [
            "receive gate-sign-offs", "command RecordSignOff", "outbox WakeGateIntent", "EvaluateGateActivity", "OpenNextPhaseActivity", "command OpenNextPhase",
            "outbox SendMailIntent",
        ];
        var seen = await Eventually.GetAsync(
            () => Task.FromResult(spans.Of(traceId)), seen => expected.All(name => seen.Any(span => span.OperationName == name)), "All spans");
        Assert.All(seen.Where(span => span.OperationName.StartsWith("command ", StringComparison.Ordinal)), span => Assert.Equal(launchId, span.GetTagItem("launchcontrol.launch.id")));
        var receipt = Assert.Single(seen, span => span.OperationName == "receive gate-sign-offs");
        Assert.NotEqual(default, receipt.ParentSpanId);
        var record = Assert.Single(seen, span => span.OperationName == "command RecordSignOff");
        Assert.Equal(receipt.SpanId, record.ParentSpanId);
        Assert.Contains(seen, span => span.OperationName == "outbox WakeGateIntent" && span.ParentSpanId == record.SpanId);
        var wake = seen.First(span => span.OperationName == "outbox WakeGateIntent");
        Assert.Contains(seen, span => span.OperationName == "EvaluateGateActivity" && span.ParentSpanId == wake.SpanId);
        Assert.All(seen, span => Assert.All(span.TagObjects, tag => Assert.DoesNotContain("@", $"{tag.Value}", StringComparison.Ordinal)));
    }

    private static string? TraceOf(IReadOnlyList<JsonNode> trail, string action, string? subject)
    {
        var entry = trail.FirstOrDefault(entry => entry["action"]!.GetValue<string>() == action && entry["subject"]?.GetValue<string>() == subject);
        Assert.True(entry is not null, $"No {action} of {subject} among {string.Join(", ", trail.Select(one => $"{one["action"]} {one["subject"]}"))}");
        return entry["traceId"]?.GetValue<string>();
    }
}
