using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>Starting from an earlier launch.</summary>
public sealed class CloneTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task A_clone_takes_over_what_its_request_leaves_out_with_the_same_version_of_the_playbook()
    {
        var id = await OriginalAsync("clone-same");
        await _small.StoreAsync(Playbook("clone-same").With("name", "\"A newer version\""));

        var clone = await host.Api.StartAsync(await CloneAsync(id));
        var original = await host.Api.LaunchAsync(id);

        Assert.Equal(1, clone["playbook"]!["version"]!.GetValue<int>());
        foreach (var same in new[] { "name", "tier", "timeZone", "calendar", "people", "inputs", "metrics" })
        {
            Assert.True(JsonNode.DeepEquals(original[same], clone[same]), $"{same}: {clone[same]}");
        }

        Assert.Equal("Small teams", clone["brief"]!["targetCustomer"]!.GetValue<string>());
        Assert.Equal(1000, clone["brief"]!["budget"]!["planned"]!.GetValue<decimal>());
        Assert.Null(clone["brief"]!["budget"]!["actual"]);
    }

    [Fact]
    public async Task What_was_added_to_the_original_is_added_and_what_was_removed_is_left_out()
    {
        var id = await OriginalAsync("clone-items");
        await _small.PostAsync($"launches/{id}/items", """{ "gate": "eng", "id": "press-call", "title": "Call the press", "due": "L-7d", "dependsOn": ["load-test"] }""");
        await _small.SendAsync(HttpMethod.Delete, $"api/launches/{id}/items/docs?reason=None", "");

        var clone = await host.Api.StartAsync(await CloneAsync(id));

        Assert.Equal(["load-test", "press-call"], SmallLaunches.ItemIds(clone));
        var launchAt = clone["launchAt"]!.GetValue<DateTimeOffset>();
        var added = SmallLaunches.Item(clone, "press-call");
        Assert.Equal(launchAt.AddDays(-7), added["dueAt"]!.GetValue<DateTimeOffset>());
        Assert.True(added["added"]!.GetValue<bool>());
        await _small.StatusAsync(clone["id"]!.GetValue<string>(), "inReadiness");
        await (await _small.WalkAsync(clone["id"]!.GetValue<string>())).WorkUntilAsync("scheduled");
    }

    [Fact]
    public async Task An_item_whose_predecessor_was_removed_from_the_original_can_be_done()
    {
        await _small.StoreAsync(PlaybookDocument.Of("clone-dependents", PlaybookDocument.Gate("eng", "eng").Items(
            PlaybookDocument.Item("first"), PlaybookDocument.Item("second").With("dependsOn", """["first"]"""))));
        var id = await _small.StartAsync(await _small.RequestAsync("clone-dependents", """{ "eng": ["ana@contoso.example"] }"""));
        await _small.SendAsync(HttpMethod.Delete, $"api/launches/{id}/items/first?reason=None", "");

        var clone = await host.Api.StartAsync(await CloneAsync(id));

        await _small.StatusAsync(clone["id"]!.GetValue<string>(), "inReadiness");
        await host.Api.CompleteItemAsync(clone["id"]!.GetValue<string>(), "second");
    }

    [Fact]
    public async Task No_decision_and_no_date_is_taken_over()
    {
        var id = await OriginalAsync("clone-fresh");
        await host.Api.CompleteItemAsync(id, "load-test");
        await host.Api.CompleteItemAsync(id, "docs");
        await _small.DecideAsync("ana@contoso.example", "clone-fresh");
        await _small.GateAsync(id, "eng", "approved");

        var clone = await host.Api.StartAsync(await CloneAsync(id));

        var gate = SmallLaunches.Gate(clone, "eng")!;
        Assert.Equal("waiting", gate["status"]!.GetValue<string>());
        Assert.Equal(0, gate["round"]!.GetValue<int>());
        Assert.Null(gate["approvers"]![0]!["decision"]);
        Assert.Equal(clone["launchAt"]!.GetValue<DateTimeOffset>().AddDays(-5), gate["dueAt"]!.GetValue<DateTimeOffset>());
        Assert.All(gate["items"]!.AsArray(), item => Assert.Equal("open", item!["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_the_request_gives_counts_more_than_the_original()
    {
        var id = await OriginalAsync("clone-given");
        var request = (await CloneAsync(id)).With("name", "\"Second edition\"").With("tier", "\"T3\"").With("people", """{ "eng": ["eve@contoso.example"] }""")
            .With("inputs", """{ "markets": ["DE"] }""").With("brief", """{ "pricing": "Free" }""").With("metrics", """[{ "id": "churn", "direction": "down" }]""");

        var clone = await host.Api.StartAsync(request);

        Assert.Equal("Second edition", clone["name"]!.GetValue<string>());
        Assert.Equal("T3", clone["tier"]!.GetValue<string>());
        Assert.Equal("""{"eng":["eve@contoso.example"],"executive":["vp@contoso.example"]}""", clone["people"]!.ToJsonString());
        Assert.Equal("""{"markets":["DE"]}""", clone["inputs"]!.ToJsonString());
        Assert.Null(clone["brief"]!["targetCustomer"]);
        Assert.Equal("churn", clone["metrics"]!.AsArray().Single()!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_clone_with_another_playbook_takes_over_the_people_and_inputs_that_it_knows()
    {
        var id = await OriginalAsync("clone-from");
        await _small.StoreAsync(PlaybookDocument.Of("clone-to", PlaybookDocument.Gate("sales", "sales")));
        var request = (await CloneAsync(id)).With("playbook", "\"clone-to\"").With("people", """{ "sales": ["sol@contoso.example"] }""");

        var clone = await host.Api.StartAsync(request);

        Assert.Equal("""{"sales":["sol@contoso.example"],"executive":["vp@contoso.example"]}""", clone["people"]!.ToJsonString());
        Assert.Empty(clone["inputs"]!.AsObject());
        Assert.Equal(["sales", "go-no-go"], SmallLaunches.GateIds(clone));
    }

    [Fact]
    public async Task An_item_that_was_added_by_hand_is_not_there_twice_when_the_playbook_has_it_by_now()
    {
        var id = await OriginalAsync("clone-twice");
        await _small.PostAsync($"launches/{id}/items", """{ "gate": "eng", "id": "press-call", "title": "Call the press" }""");
        await _small.StoreAsync(PlaybookDocument.Of("clone-twice", PlaybookDocument.Gate("eng", "eng").Items(PlaybookDocument.Item("press-call"))));

        var clone = await host.Api.StartAsync((await CloneAsync(id)).With("playbook", "\"clone-twice\""));

        Assert.Equal(["press-call"], SmallLaunches.ItemIds(clone));
    }

    [Fact]
    public async Task A_launch_that_is_unknown_or_not_to_be_seen_is_no_original()
    {
        var id = await OriginalAsync("clone-hidden");

        await _small.PostAsync("launches", (await CloneAsync("no-such-launch")).ToJsonString(), HttpStatusCode.NotFound);
        using var other = new LaunchApi(host.Api.Http.BaseAddress!);
        await other.SignInAsync("stranger@contoso.example", "Launch.Read");
        using var refused = await other.PostRawAsync("api/launches", (await CloneAsync(id)).ToJsonString());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static JsonObject Playbook(string id) => PlaybookDocument.Of(id, PlaybookDocument.Gate("eng", "eng").Items(PlaybookDocument.Item("load-test"), PlaybookDocument.Item("docs")))
        .With("inputs", """[{ "id": "markets", "title": "Where?" }]""");

    private async Task<string> OriginalAsync(string playbook)
    {
        await _small.StoreAsync(Playbook(playbook));
        return await _small.StartAsync((await _small.RequestAsync(playbook, """{ "eng": ["ana@contoso.example", "bob@contoso.example"] }"""))
            .With("people", """{ "eng": ["ana@contoso.example"], "executive": ["vp@contoso.example"] }""")
            .With("timeZone", "\"Europe/Berlin\"")
            .With("calendar", """{ "holidays": ["2027-01-06"] }""")
            .With("inputs", """{ "markets": ["US", "CA"] }""")
            .With("brief", """{ "targetCustomer": "Small teams", "budget": { "currency": "EUR", "planned": 1000, "actual": 900 } }""")
            .With("metrics", """[{ "id": "activation-rate", "unit": "%", "direction": "up", "target": 40 }]"""));
    }

    private async Task<JsonObject> CloneAsync(string id) =>
        new() { ["cloneOf"] = id, ["launchAt"] = (await _small.InDaysAsync(200)).ToString("O") };
}
