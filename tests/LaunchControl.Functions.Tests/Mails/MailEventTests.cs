using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using LaunchControl.Drivers;
using static LaunchControl.Functions.Tests.Mails.MailProvider;

namespace LaunchControl.Functions.Tests.Mails;

/// <summary>What the mail provider reports shows on the gate and reaches the launch owner.</summary>
public sealed class MailEventTests : IAsyncLifetime
{
    private readonly MailProvider _provider = new();
    private readonly RunningHost _host;

    public MailEventTests() => _host = new RunningHost { MailEventKey = _provider.PublicKey };

    private LaunchApi Api => _host.Api;

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_bounce_shows_on_the_gate_and_among_the_blockers_and_the_owner_is_mailed_once()
    {
        var (launch, now) = await InReviewAsync("bounced");
        var bounce = Event(launch, "bounce", now, "event/1==");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await _provider.PostAsync(Api, now, bounce, bounce));
        }

        Assert.Equal(HttpStatusCode.OK, await _provider.PostAsync(Api, now, Event(launch, "dropped", now.AddSeconds(1), "event-2")));
        var problem = (await ProblemAsync(launch))!;
        Assert.Equal("dropped for a reason", problem["reason"]!.GetValue<string>());
        Assert.Contains("dropped for a reason", Assert.Single(await launch.BlockersAsync())["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        var entry = Assert.Single(await launch.TrailAsync(), entry => entry["action"]!.GetValue<string>() == "mail.bounce");
        Assert.Equal(("webhook", "launchcontrol", "gate/alpha"), (entry["channel"]!.GetValue<string>(), entry["actor"]!.GetValue<string>(), entry["subject"]!.GetValue<string>()));
        var mail = Assert.Single(await launch.MailsAsync(StartRequest.Owner), mail => mail["subject"]!.GetValue<string>().StartsWith("Mail did not arrive", StringComparison.Ordinal));
        Assert.Equal($"Mail did not arrive: Gate alpha - {launch.Name}", mail["subject"]!.GetValue<string>());
        Assert.Contains(TestPlaybook.LeadOf("alpha"), mail["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deferral_shows_without_a_mail_to_the_owner_and_a_delivery_ends_it()
    {
        var (launch, now) = await InReviewAsync("deferred");
        var mails = (await launch.MailsAsync(StartRequest.Owner)).Count;

        await _provider.PostAsync(Api, now, Event(launch, "deferred", now, "late-1"));
        Assert.Equal("deferred", (await ProblemAsync(launch))!["kind"]!.GetValue<string>());
        await _provider.PostAsync(Api, now, Event(launch, "delivered", now.AddSeconds(1), "late-2"));

        Assert.Null(await ProblemAsync(launch));
        Assert.Equal((1, 1), (await launch.CountAsync("mail.deferred"), await launch.CountAsync("mail.delivered")));
        Assert.Equal(mails, (await launch.MailsAsync(StartRequest.Owner)).Count);
    }

    [Fact]
    public async Task Of_one_batch_the_newest_event_counts_in_whatever_order_it_comes()
    {
        var (launch, now) = await InReviewAsync("reordered");
        await _provider.PostAsync(Api, now, Event(launch, "delivered", now, "second"), Event(launch, "deferred", now.AddSeconds(-1), "first"));
        Assert.Null(await ProblemAsync(launch));
    }

    [Fact]
    public async Task Events_that_mean_nothing_here_lose_no_other_and_none_is_a_failure()
    {
        var (launch, now) = await InReviewAsync("mixed");
        var unknownLaunch = Event(launch, "bounce", now, "m1");
        unknownLaunch["launchId"] = "no-such-launch-234567";
        var strangeLaunch = Event(launch, "bounce", now, "m2");
        strangeLaunch["launchId"] = "../../x";
        var unknownGate = Event(launch, "bounce", now, "m3");
        unknownGate["gateId"] = "no-such-gate";
        var aboutTheLaunch = Event(launch, "bounce", now, "m4");
        aboutTheLaunch.Remove("gateId");
        var stranger = Event(launch, "bounce", now, "m5");
        stranger["email"] = "stranger@contoso.example";
        var faulty = Event(launch, "bounce", now, "m6");
        faulty["timestamp"] = "soon";
        var opened = Event(launch, "open", now, "m7");
        var before = await launch.SnapshotAsync();

        JsonNode?[] meaningless = [unknownLaunch, strangeLaunch, unknownGate, aboutTheLaunch, stranger, faulty, opened, null, JsonValue.Create(7), new JsonArray(), new JsonObject()];
        Assert.Equal(HttpStatusCode.OK, await _provider.PostAsync(Api, now, meaningless));
        Assert.Equal(before, await launch.SnapshotAsync());
        Assert.Equal(HttpStatusCode.OK, await _provider.PostAsync(Api, now, [.. meaningless, Event(launch, "bounce", now, "m8")]));
        Assert.Equal("bounce", (await ProblemAsync(launch))!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_fresh_link_ends_a_problem_and_a_late_report_about_the_mail_before_it_changes_nothing()
    {
        var (launch, now) = await InReviewAsync("fresh");
        await _provider.PostAsync(Api, now, Event(launch, "bounce", now, "old-1"));
        Assert.NotNull(await ProblemAsync(launch));
        (await launch.DecideAsync("alpha", "reject", "Not yet")).IsAccepted();
        await launch.UntilGateAsync("alpha", "needsWork");
        await Api.AdvanceAsync("PT1M");
        (await launch.GateAsync("alpha", "request-review")).IsAccepted();
        await launch.UntilGateAsync("alpha", "inReview");
        Assert.Null(await ProblemAsync(launch));

        await _provider.PostAsync(Api, await launch.NowAsync(), Event(launch, "bounce", now, "old-2"));

        Assert.Null(await ProblemAsync(launch));
    }

    [Fact]
    public async Task Random_bodies_with_a_valid_signature_never_give_a_5xx()
    {
        var (launch, now) = await InReviewAsync("fuzzed");
        var value = Gen.OneOf(
            Gen.String.Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Const((JsonNode?)null),
            Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)));
        var one = Gen.Select(Gen.OneOfConst("event", "email", "timestamp", "sg_event_id", "launchId", "gateId", "reason", "x"), value, Gen.Long)
            .Select((name, changed, id) =>
            {
                var mutated = Event(launch, "deferred", now, $"fuzz-{id}");
                mutated[name] = changed;
                return mutated.ToJsonString();
            });
        var bodies = Gen.OneOf(
            one.Array[0, 3].Select(events => Encoding.UTF8.GetBytes($"[{string.Join(',', events)}]")),
            one.Select(text => Encoding.UTF8.GetBytes($"[{text[..(text.Length / 2)]}")),
            Gen.Byte.Array[0, 200],
            Gen.OneOfConst("", "{}", "null", "[[[[", """[{"\ud800":1}]""", """[{"event":"\udfff","email":"\ud800"}]""", """[{"event":"bounce","event":"open"}]""").Select(Encoding.UTF8.GetBytes));

        await bodies.SampleAsync(async body => (int)await _provider.PostAsync(Api, now, body) is 200 or 400, iter: 200, threads: 2);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await _provider.PostAsync(Api, now, new byte[(1024 * 1024) + 1]));
    }

    private static async Task<JsonNode?> ProblemAsync(SmallLaunch launch) => Assert.Single((await launch.GateAsync("alpha"))["approvers"]!.AsArray())!["deliveryProblem"];

    private async Task<(SmallLaunch Launch, DateTimeOffset Now)> InReviewAsync(string name)
    {
        var launch = await SmallLaunch.StartAsync(Api, TestPlaybook.Usual(name));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        await Api.SettleAsync();
        return (launch, await launch.NowAsync());
    }
}
