using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Launches;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>A gate that waits for a gate of another launch: at start, and PUT /api/launches/{id}/gates/{gateId}/waits-for.</summary>
public sealed class WaitForGatesTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Ana = "ana@contoso.example";
    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task A_gate_that_waits_from_the_start_opens_when_the_other_launch_s_gate_passes()
    {
        var platform = await StartedAsync("Platform A");
        var product = await StartedAsync("Product A", $$"""{ "second": [{ "launch": "{{platform}}", "gate": "first" }] }""");
        await _small.GateAsync(product, "first", "inReview");
        Assert.Equal("waiting", (await _small.GateAsync(product, "second"))["status"]!.GetValue<string>());

        await SignAsync("first", "Platform A");

        var opened = await _small.GateAsync(product, "second", "inReview");
        Assert.NotNull(opened["waitsFor"]![0]!["passedAt"]);
        await (await _small.WalkAsync(product)).WorkUntilAsync("scheduled");
    }

    [Fact]
    public async Task A_gate_that_waits_from_later_on_opens_when_the_other_launch_s_gate_passes()
    {
        var platform = await StartedAsync("Platform B");
        var product = await StartedAsync("Product B");

        var waiting = await WaitAsync(product, "go-no-go", (platform, "go-no-go"));

        Assert.Equal(platform, SmallLaunches.Gate(waiting, "go-no-go")!["waitsFor"]![0]!["launchId"]!.GetValue<string>());
        await SignAsync("first", "Product B");
        await SignAsync("second", "Product B");
        await _small.StatusAsync(product, "goNoGo");
        await SignAsync("first", "Platform B");
        await SignAsync("second", "Platform B");
        await _small.GateAsync(platform, "go-no-go", "inReview");
        Assert.Equal("waiting", (await _small.GateAsync(product, "go-no-go"))["status"]!.GetValue<string>());
        await SignAsync("go-no-go", "Platform B", SmallLaunches.Executive);

        await _small.GateAsync(product, "go-no-go", "inReview");
    }

    [Fact]
    public async Task A_gate_that_waits_for_one_that_is_passed_already_opens_at_once()
    {
        var platform = await StartedAsync("Platform C");
        await SignAsync("first", "Platform C");
        await _small.GateAsync(platform, "first", "approved");

        var product = await StartedAsync("Product C", $$"""{ "second": [{ "launch": "{{platform}}", "gate": "first" }] }""");

        await _small.GateAsync(product, "second", "inReview");
    }

    [Fact]
    public async Task A_gate_that_need_not_wait_any_more_opens()
    {
        var platform = await StartedAsync("Platform D");
        var product = await StartedAsync("Product D", $$"""{ "second": [{ "launch": "{{platform}}", "gate": "second" }] }""");
        await _small.GateAsync(product, "first", "inReview");

        await WaitAsync(product, "second");

        await _small.GateAsync(product, "second", "inReview");
        await _small.SendAsync(HttpMethod.Put, $"api/launches/{product}/gates/second/waits-for", Gates((platform, "first")), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Launches_and_gates_that_do_not_exist_are_refused()
    {
        var platform = await StartedAsync("Platform E");
        var product = await StartedAsync("Product E");
        var path = $"api/launches/{product}/gates/go-no-go/waits-for";

        var faults = await _small.FaultsAsync(HttpMethod.Put, path, Gates(("no-such-launch", "first"), (platform, "third"), ("NOT AN ID", "x")));

        Assert.Equal(["/gates/0/launch", "/gates/1/gate", "/gates/2/launch"], faults.Keys);
        Assert.Contains("first, second, go-no-go", faults["/gates/1/gate"], StringComparison.Ordinal);
        Assert.Equal(["/gates"], (await _small.FaultsAsync(HttpMethod.Put, path, Gates((product, "first")))).Keys);
        await _small.SendAsync(HttpMethod.Put, $"api/launches/{product}/gates/third/waits-for", Gates((platform, "first")), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_launch_that_the_caller_may_not_see_is_as_good_as_none()
    {
        var hidden = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("waits-hidden"));
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("waits-unseeing"));
        (await launch.CallAsync(HttpMethod.Patch, "people", JsonNode.Parse("""{ "people": { "launch-owner": ["owner@contoso.example"] } }"""))).IsAccepted();

        await launch.RefusesAsync(
            () => launch.CallAsync(HttpMethod.Put, "gates/beta/waits-for", JsonNode.Parse(Gates((hidden.Id, "alpha"))), "owner@contoso.example"),
            HttpStatusCode.UnprocessableEntity, "invalid-request", "/gates/0/launch");
    }

    [Fact]
    public async Task More_gates_than_a_gate_can_wait_for_are_refused_without_being_looked_up()
    {
        var product = await StartedAsync("Product F");
        var many = Gates([.. Enumerable.Range(0, 5000).Select(number => ($"launch-{number}", "first"))]);

        var faults = await _small.FaultsAsync(HttpMethod.Put, $"api/launches/{product}/gates/go-no-go/waits-for", many);

        Assert.Equal(["/gates"], faults.Keys);
        Assert.Contains("20", faults["/gates"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_over_two_launches_is_refused_with_its_way()
    {
        var one = await StartedAsync("One G");
        var two = await StartedAsync("Two G");
        await WaitAsync(one, "go-no-go", (two, "go-no-go"));

        var faults = await _small.FaultsAsync(HttpMethod.Put, $"api/launches/{two}/gates/go-no-go/waits-for", Gates((one, "go-no-go")));

        Assert.Contains($"{two}/go-no-go -> {one}/go-no-go -> {two}/go-no-go", faults["/gates"], StringComparison.Ordinal);
        Assert.Empty((await _small.GateAsync(two, "go-no-go"))["waitsFor"]!.AsArray());
    }

    [Fact]
    public async Task A_cycle_over_three_launches_and_their_phases_is_refused_with_its_way()
    {
        var one = await StartedAsync("One H");
        var two = await StartedAsync("Two H", $$"""{ "second": [{ "launch": "{{one}}", "gate": "go-no-go" }] }""");
        var three = await StartedAsync("Three H", $$"""{ "second": [{ "launch": "{{two}}", "gate": "go-no-go" }] }""");

        // Two's go/no-go waits for all of its readiness phase, and so for its second gate.
        var faults = await _small.FaultsAsync(HttpMethod.Put, $"api/launches/{one}/gates/go-no-go/waits-for", Gates((three, "second")));

        Assert.Contains($"{one}/go-no-go -> {three}/second -> {two}/go-no-go -> {two}/second -> {one}/go-no-go", faults["/gates"], StringComparison.Ordinal);
        await WaitAsync(one, "go-no-go", (three, "first"));
    }

    private async Task<string> StartedAsync(string name, string waitsFor = "{}")
    {
        await _small.StoreAsync(PlaybookDocument.Of("waiting", PlaybookDocument.Gate("first", "eng"), PlaybookDocument.Gate("second", "eng")));
        var request = await _small.RequestAsync("waiting", $$"""{ "eng": ["{{Ana}}"] }""");
        return await _small.StartAsync(request.With("name", $"\"{name}\"").With("waitsFor", waitsFor));
    }

    private async Task SignAsync(string gate, string launch, string person = Ana) =>
        Assert.Equal(HttpStatusCode.SeeOther, await _small.DecideAsync(person, $"Gate {gate} - {launch}"));

    private Task<JsonNode> WaitAsync(string id, string gate, params (string Launch, string Gate)[] others) =>
        _small.SendAsync(HttpMethod.Put, $"api/launches/{id}/gates/{gate}/waits-for", Gates(others));

    private static string Gates(params (string Launch, string Gate)[] gates) => new JsonObject
    {
        ["gates"] = new JsonArray([.. gates.Select(gate => new JsonObject { ["launch"] = gate.Launch, ["gate"] = gate.Gate })]),
    }.ToJsonString();
}
