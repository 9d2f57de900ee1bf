using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>Items that an HTTP check completes.</summary>
public sealed class CheckItemTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { AllowedHosts = ["127.0.0.1"] };
    private readonly ScriptedServer _server;
    private volatile string _answer = "503 Not yet";

    public CheckItemTests() => _server = new ScriptedServer().On("/ready", async (stream, token) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {_answer}\r\nContent-Length: 2\r\n\r\nok"), token));

    private int Attempts => _server.Requests.Count;

    public Task InitializeAsync() => _host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_check_is_tried_when_its_gate_opens_then_at_its_interval_until_it_passes_and_completes_its_item_with_evidence()
    {
        var launch = await StartAsync(new TestPlaybook("passes").InFirst("alpha", Check()).InSecond("beta"));
        await Eventually.TrueAsync(() => Task.FromResult(Attempts == 1), "The first attempt");
        await Eventually.TrueAsync(async () => (await launch.ItemAsync("c1"))["check"]!["lastFinding"]?.GetValue<string>() == "answered 503, not 200", "A finding");
        var opened = (await launch.ItemAsync("c1"))["check"]!["startedAt"]!.GetValue<DateTimeOffset>();

        await launch.MoveToAsync(opened.AddMinutes(25));
        Assert.Equal(3, Attempts);
        Assert.Equal(("open", 1), (await launch.ItemStatusAsync("c1"), await launch.CountAsync("item.checkFailed")));
        _answer = "200 OK";
        await launch.MoveToAsync(opened.AddMinutes(31));

        var item = await launch.ItemAsync("c1");
        Assert.Equal(("done", "launchcontrol"), (item["status"]!.GetValue<string>(), item["completedBy"]!.GetValue<string>()));
        Assert.Equal(_server.Url("/ready"), Assert.Single(item["evidence"]!.AsArray())!["url"]!.GetValue<string>());
        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
        await launch.MoveToAsync(opened.AddMinutes(90));
        Assert.Equal(4, Attempts);
    }

    [Fact]
    public async Task A_check_that_times_out_blocks_its_item_tells_the_owner_and_begins_anew_once_reopened()
    {
        var launch = await StartAsync(new TestPlaybook("times-out").InFirst("alpha", Check(every: "PT40M", timeout: "PT1H")).InSecond("beta"));
        await FirstFindingAsync(launch);
        var opened = (await launch.ItemAsync("c1"))["check"]!["startedAt"]!.GetValue<DateTimeOffset>();
        await launch.MoveToAsync(opened.AddMinutes(59));
        Assert.Equal("open", await launch.ItemStatusAsync("c1"));

        await launch.MoveToAsync(opened.AddMinutes(61));

        Assert.Equal("blocked", await launch.ItemStatusAsync("c1"));
        Assert.Contains("answered 503", (await launch.ItemAsync("c1"))["statusReason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(await launch.MailsAsync(StartRequest.Owner), mail => mail["text"]!.GetValue<string>().Contains("answered 503", StringComparison.Ordinal));
        var attempts = Attempts;
        await launch.MoveToAsync(opened.AddHours(5));
        Assert.Equal(attempts, Attempts);

        (await launch.ItemAsync("c1", "reopen", Reason("Deployed"), TestPlaybook.Worker)).IsAccepted();
        await Eventually.TrueAsync(() => Task.FromResult(Attempts == attempts + 1), "An attempt at once");
        Assert.Equal("open", await launch.ItemStatusAsync("c1"));
        _answer = "200 OK";
        await launch.MoveToAsync(opened.AddHours(5).AddMinutes(45));
        Assert.Equal("done", await launch.ItemStatusAsync("c1"));
    }

    [Fact]
    public async Task A_check_of_a_gate_that_opens_later_in_its_phase_begins_then()
    {
        var launch = await StartAsync(new TestPlaybook("later").InFirst("alpha", TestPlaybook.Item("a1")).InFirstAfter("alpha", "gamma", Check()).InSecond("beta"));
        _answer = "200 OK";
        await launch.MoveToAsync((await launch.NowAsync()).AddHours(2));
        Assert.Equal(0, Attempts);
        Assert.Null((await launch.ItemAsync("c1"))["check"]!["startedAt"]);

        await launch.CompleteAsync("a1");
        await launch.ApproveAsync("alpha");

        await launch.UntilGateAsync("gamma", "inReview");
        Assert.Equal("done", await launch.ItemStatusAsync("c1"));
    }

    [Fact]
    public async Task A_check_completes_nothing_before_its_items_turn_has_come_and_its_time_runs_from_then()
    {
        _answer = "200 OK";
        var check = Check(timeout: "PT20M");
        check["dependsOn"] = new JsonArray("a1");
        var launch = await StartAsync(new TestPlaybook("turn").InFirst("alpha", TestPlaybook.Item("a1"), check).InSecond("beta"));
        await launch.MoveToAsync((await launch.NowAsync()).AddHours(1));
        Assert.Equal("open", await launch.ItemStatusAsync("c1"));

        _answer = "503 Not now";
        await launch.CompleteAsync("a1");
        await launch.MoveToAsync((await launch.NowAsync()).AddMinutes(11));
        Assert.Equal("open", await launch.ItemStatusAsync("c1"));
        _answer = "200 OK";
        await launch.MoveToAsync((await launch.NowAsync()).AddMinutes(9));
        Assert.Equal("done", await launch.ItemStatusAsync("c1"));
    }

    [Fact]
    public async Task A_check_item_that_is_added_to_an_approved_gate_is_tried_at_once_and_asks_for_the_gate_again()
    {
        var launch = await StartAsync(new TestPlaybook("added-check").InFirst("alpha", TestPlaybook.Item("a1")).InSecond("beta", TestPlaybook.Item("b1")));
        await launch.CompleteAsync("a1");
        await launch.ApproveAsync("alpha");
        var item = new JsonObject { ["gate"] = "alpha", ["id"] = "c1", ["title"] = "Answers", ["check"] = new JsonObject { ["url"] = _server.Url("/ready"), ["every"] = "PT10M", ["timeout"] = "PT1H" } };

        (await launch.CallAsync(HttpMethod.Post, "items", item)).IsAccepted();

        await FirstFindingAsync(launch);
        Assert.Equal("stale", await launch.GateStatusAsync("alpha"));
        _answer = "200 OK";
        await launch.MoveToAsync((await launch.NowAsync()).AddMinutes(15));
        await launch.ApproveAsync("alpha");
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
    }

    [Fact]
    public async Task A_check_whose_waiver_has_ended_begins_anew()
    {
        var launch = await StartAsync(new TestPlaybook("waived-check").InFirst("alpha", Check()).InSecond("beta"));
        await FirstFindingAsync(launch);
        var end = (await launch.NowAsync()).AddDays(1);
        (await launch.ItemAsync("c1", "waive", Reason("For a day", end), TestPlaybook.RiskOwner)).IsAccepted();
        var attempts = Attempts;

        await launch.MoveToAsync(end.AddMinutes(5));

        Assert.Equal("open", await launch.ItemStatusAsync("c1"));
        Assert.Equal(attempts + 1, Attempts);
        await launch.MoveToAsync(end.AddMinutes(65));
        Assert.Equal("blocked", await launch.ItemStatusAsync("c1"));
    }

    [Fact]
    public async Task Passing_again_after_a_reopening_leaves_one_piece_of_evidence()
    {
        _answer = "200 OK";
        var launch = await StartAsync(new TestPlaybook("evidence-once").InFirst("alpha", Check(), TestPlaybook.Item("a1")).InSecond("beta"));
        foreach (var round in Enumerable.Range(1, 3))
        {
            await Eventually.TrueAsync(async () => await launch.ItemStatusAsync("c1") == "done", $"Pass {round}");
            Assert.Single((await launch.ItemAsync("c1"))["evidence"]!.AsArray());
            (await launch.ItemAsync("c1", "reopen", Reason())).IsAccepted();
        }
    }

    [Fact]
    public async Task A_person_may_complete_an_item_that_its_check_does_not_and_it_is_tried_no_more()
    {
        var launch = await StartAsync(new TestPlaybook("by-hand").InFirst("alpha", Check()).InSecond("beta"));
        await FirstFindingAsync(launch);
        await launch.CompleteAsync("c1");
        var attempts = Attempts;
        await launch.MoveToAsync((await launch.NowAsync()).AddHours(2));
        Assert.Equal((attempts, "done"), (Attempts, await launch.ItemStatusAsync("c1")));
    }

    private static Task FirstFindingAsync(SmallLaunch launch) =>
        Eventually.TrueAsync(async () => (await launch.ItemAsync("c1"))["check"]!["lastFinding"] is not null, "A finding");

    private JsonObject Check(string every = "PT10M", string timeout = "PT1H") => TestPlaybook.CheckItem("c1", _server.Url("/ready"), every, timeout);

    private Task<SmallLaunch> StartAsync(TestPlaybook playbook) => SmallLaunch.StartAsync(_host.Api, playbook);
}
