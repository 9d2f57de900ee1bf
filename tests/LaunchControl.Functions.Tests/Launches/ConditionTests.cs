using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>Gates and items that are part of a launch only for some tiers, markets and inputs.</summary>
public sealed class ConditionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string People = """{ "eng": ["ana@contoso.example"], "legal": ["lea@contoso.example"] }""";
    private readonly SmallLaunches _small = new(host.Api);

    [Theory]
    [InlineData("T2", """{ "markets": ["US"] }""", "basics", "eng, go-no-go")]
    [InlineData("T1", """{ "markets": ["US"] }""", "basics, extra", "eng, go-no-go")]
    [InlineData("T2", """{ "markets": ["us", "DE"] }""", "basics, translate", "eng, legal, go-no-go")]
    [InlineData("T1", """{ "markets": ["DE"], "pricing-change": ["yes"] }""", "basics, extra, translate, price-list", "eng, legal, go-no-go")]
    public async Task A_start_has_the_items_and_gates_of_its_tier_markets_and_inputs(string tier, string inputs, string items, string gates)
    {
        await _small.StoreAsync(Conditional("conditions-at-start"));
        var launch = await host.Api.StartAsync(await RequestAsync("conditions-at-start", tier, inputs));

        Assert.Equal(items, string.Join(", ", SmallLaunches.ItemIds(launch)));
        Assert.Equal(gates, string.Join(", ", SmallLaunches.GateIds(launch)));
    }

    [Fact]
    public async Task Unknown_inputs_and_values_are_refused_with_the_list_of_what_is_known()
    {
        await _small.StoreAsync(Conditional("conditions-faults"));
        var request = await RequestAsync("conditions-faults", "T1", """{ "markets": ["US", "Atlantis"], "colour": ["red"] }""");

        var faults = await _small.FaultsAsync(HttpMethod.Post, "api/launches", request.ToJsonString());

        Assert.Equal(["/inputs/colour", "/inputs/markets/1"], faults.Keys);
        Assert.Contains("markets, pricing-change", faults["/inputs/colour"], StringComparison.Ordinal);
        Assert.Contains("US, DE", faults["/inputs/markets/1"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_is_left_out_or_taken_away_takes_its_default()
    {
        await _small.StoreAsync(Conditional("conditions-default"));
        var id = await StartedAsync("conditions-default", "T2", "{}");
        Assert.Equal("US", (await host.Api.LaunchAsync(id))["inputs"]!["markets"]![0]!.GetValue<string>());

        var launch = await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": null } }""");

        Assert.Equal("US", launch["inputs"]!["markets"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_gate_and_an_item_that_new_inputs_bring_into_an_open_phase_are_watched_until_the_launch_is_scheduled()
    {
        await _small.StoreAsync(Conditional("conditions-grow"));
        var id = await StartedAsync("conditions-grow", "T2", """{ "markets": ["US"] }""");

        var grown = await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["US", "DE"] }, "tier": "T1", "reason": "Germany too" }""");

        Assert.Equal("T1", grown["tier"]!.GetValue<string>());
        Assert.Equal(["basics", "extra", "translate"], SmallLaunches.ItemIds(grown));
        Assert.Equal(["eng", "legal", "go-no-go"], SmallLaunches.GateIds(grown));
        Assert.Equal("preparing", SmallLaunches.Gate(grown, "legal")!["status"]!.GetValue<string>());
        await (await _small.WalkAsync(id)).WorkUntilAsync("scheduled");
        Assert.All(LaunchWalk.Gates(await host.Api.LaunchAsync(id)), gate => Assert.Equal("approved", gate["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Open_gates_and_items_whose_condition_no_longer_holds_go_and_the_launch_goes_on_without_them()
    {
        await _small.StoreAsync(Conditional("conditions-shrink"));
        var id = await StartedAsync("conditions-shrink", "T1", """{ "markets": ["US", "DE"] }""");

        var shrunk = await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["US"] }, "tier": "T2" }""");

        Assert.Equal(["basics"], SmallLaunches.ItemIds(shrunk));
        Assert.Equal(["eng", "go-no-go"], SmallLaunches.GateIds(shrunk));
        await (await _small.WalkAsync(id)).WorkUntilAsync("scheduled");
    }

    [Fact]
    public async Task The_last_open_gate_of_a_phase_may_go_and_the_next_phase_opens()
    {
        await _small.StoreAsync(Conditional("conditions-last"));
        var id = await StartedAsync("conditions-last", "T2", """{ "markets": ["DE"] }""");
        await host.Api.CompleteItemAsync(id, "basics");
        await _small.DecideAsync("ana@contoso.example", "conditions-last");
        await _small.GateAsync(id, "eng", "approved");

        await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["US"] } }""");

        await _small.StatusAsync(id, "goNoGo");
    }

    [Fact]
    public async Task What_is_finished_stays_although_its_condition_no_longer_holds()
    {
        await _small.StoreAsync(Conditional("conditions-finished"));
        var id = await StartedAsync("conditions-finished", "T1", """{ "markets": ["DE"] }""");
        await host.Api.CompleteItemAsync(id, "extra");
        await host.Api.CompleteItemAsync(id, "translate");
        await _small.DecideAsync("lea@contoso.example", "conditions-finished");
        await _small.GateAsync(id, "legal", "approved");

        var changed = await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["US"] }, "tier": "T3" }""");

        Assert.Equal(["basics", "extra", "translate"], SmallLaunches.ItemIds(changed));
        Assert.Equal("approved", SmallLaunches.Gate(changed, "legal")!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_item_that_was_removed_by_hand_does_not_come_back_with_its_inputs()
    {
        await _small.StoreAsync(Conditional("conditions-removed"));
        var id = await StartedAsync("conditions-removed", "T1", """{ "markets": ["DE"] }""");
        await _small.SendAsync(HttpMethod.Delete, $"api/launches/{id}/items/translate?reason=Done%20by%20the%20agency", "");
        await _small.SendAsync(HttpMethod.Delete, $"api/launches/{id}/items/extra?reason=Not%20needed", "");

        await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["US"] }, "tier": "T2" }""");
        var back = await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["DE"] }, "tier": "T1" }""");

        Assert.Equal(["basics"], SmallLaunches.ItemIds(back));
        Assert.Equal(["eng", "legal", "go-no-go"], SmallLaunches.GateIds(back));
    }

    [Fact]
    public async Task A_gate_that_comes_and_goes_again_and_again_is_watched_all_the_same()
    {
        await _small.StoreAsync(Conditional("conditions-toggle"));
        var id = await StartedAsync("conditions-toggle", "T2", """{ "markets": ["DE"] }""");
        for (var i = 0; i < 4; i++)
        {
            await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["US"] } }""");
            await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["DE"] } }""");
        }

        await (await _small.WalkAsync(id)).WorkUntilAsync("scheduled");
    }

    [Fact]
    public async Task A_gate_that_new_inputs_add_takes_the_go_back_until_it_is_signed_too()
    {
        await _small.StoreAsync(Conditional("conditions-go"));
        var id = await StartedAsync("conditions-go", "T2", """{ "markets": ["US"] }""");
        var walk = await _small.WalkAsync(id);
        await walk.WorkUntilAsync("scheduled");

        var changed = await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["DE"] } }""");

        Assert.Equal("goNoGo", changed["status"]!.GetValue<string>());
        await walk.WorkUntilAsync("scheduled");
    }

    [Fact]
    public async Task Inputs_that_bring_a_gate_which_nobody_could_sign_are_refused_and_change_nothing()
    {
        await _small.StoreAsync(Conditional("conditions-unowned"));
        var request = await RequestAsync("conditions-unowned", "T2", """{ "markets": ["US"] }""");
        request["people"]!.AsObject().Remove("legal");
        var id = await _small.StartAsync(request);

        var faults = await _small.FaultsAsync(HttpMethod.Patch, $"api/launches/{id}/brief", """{ "pricing": "10 USD", "inputs": { "markets": ["DE"] } }""");

        Assert.Contains("The legal", Assert.Single(faults).Value, StringComparison.Ordinal);
        var launch = await host.Api.LaunchAsync(id);
        Assert.Null(launch["brief"]!["pricing"]);
        Assert.Equal(["eng", "go-no-go"], SmallLaunches.GateIds(launch));
        await _small.PatchAsync($"{id}/people", """{ "people": { "legal": ["lea@contoso.example"] } }""");
        await _small.PatchAsync($"{id}/brief", """{ "inputs": { "markets": ["DE"] } }""");
    }

    private static JsonObject Conditional(string id) => PlaybookDocument.Of(
            id,
            PlaybookDocument.Gate("eng", "eng").Items(
                PlaybookDocument.Item("basics"),
                PlaybookDocument.Item("extra").With("when", """{ "tier": ["T1"] }""")),
            PlaybookDocument.Gate("legal", "legal").With("when", """{ "market": ["DE"] }""").Items(
                PlaybookDocument.Item("translate"),
                PlaybookDocument.Item("price-list").With("when", """{ "input": { "pricing-change": ["yes"] } }""")))
        .With("inputs", """
            [
              { "id": "markets", "title": "Where?", "values": ["US", "DE"], "required": true, "default": ["US"] },
              { "id": "pricing-change", "title": "Does the price change?", "values": ["yes", "no"] }
            ]
            """);

    private async Task<JsonObject> RequestAsync(string playbook, string tier, string inputs) =>
        (await _small.RequestAsync(playbook, People)).With("tier", $"\"{tier}\"").With("inputs", inputs);

    private async Task<string> StartedAsync(string playbook, string tier, string inputs) => await _small.StartAsync(await RequestAsync(playbook, tier, inputs));
}
