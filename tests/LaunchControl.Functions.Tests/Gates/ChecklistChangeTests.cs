using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>A checklist that changes while its launch runs.</summary>
public sealed class ChecklistChangeTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_new_item_takes_its_gates_due_date_and_the_launch_owner_unless_told_otherwise()
    {
        var launch = await StartAsync("added");

        (await AddAsync(launch, NewItem("Check the añejo prices"))).IsAccepted();
        (await AddAsync(launch, NewItem("Other").With("id", "other").With("owner", "Ana@Contoso.example").With("due", "L-3d").With("guidance", "Ask sales")
            .With("requiresEvidence", true).With("dependsOn", new JsonArray("a1")))).IsAccepted();

        var item = await launch.ItemAsync("check-the-anejo-prices");
        Assert.Equal((StartRequest.Owner, true, "open"), (item["owner"]!.GetValue<string>(), item["added"]!.GetValue<bool>(), item["status"]!.GetValue<string>()));
        Assert.Equal((await launch.GateAsync("alpha"))["dueAt"]!.GetValue<string>(), item["dueAt"]!.GetValue<string>());
        var other = await launch.ItemAsync("other");
        Assert.Equal(("ana@contoso.example", "L-3d", "Ask sales", true),
            (other["owner"]!.GetValue<string>(), other["due"]!.GetValue<string>(), other["guidance"]!.GetValue<string>(), other["requiresEvidence"]!.GetValue<bool>()));
        Assert.Equal(launch.LaunchAt.AddDays(-3).Date, other["dueAt"]!.GetValue<DateTimeOffset>().Date);
        await launch.RefusesAsync(() => launch.ItemAsync("other", "complete"), HttpStatusCode.Conflict, "item-waits");
        Assert.Equal(1, await launch.CountAsync("item.added", "item/other"));
    }

    [Fact]
    public async Task The_same_item_added_again_changes_nothing_and_another_with_its_id_is_refused()
    {
        var launch = await StartAsync("added-twice");
        var check = new JsonObject { ["url"] = "http://127.0.0.1:9/", ["every"] = "P1D", ["timeout"] = "P2D" };
        var item = NewItem("Twice").With("check", check);
        (await AddAsync(launch, item)).IsAccepted();
        await Eventually.TrueAsync(async () => (await launch.ItemAsync("twice"))["check"]!["lastFinding"] is not null, "A finding: that host may not be called");

        await launch.IgnoresAsync(() => AddAsync(launch, item));
        await launch.CompleteAsync("twice");
        await launch.IgnoresAsync(() => AddAsync(launch, item));
        foreach (var other in new[] { NewItem("Twice").With("guidance", "Another"), NewItem("Twice"), NewItem("Two").With("id", "twice"), NewItem("Item a1").With("id", "b1") })
        {
            await launch.RefusesAsync(() => AddAsync(launch, other), HttpStatusCode.Conflict, "item-exists", "/id");
        }
    }

    [Fact]
    public async Task All_faults_of_a_new_item_are_told_at_once()
    {
        var launch = await StartAsync("faulty");
        await launch.RefusesAsync(
            () => AddAsync(launch, new JsonObject { ["title"] = 7, ["due"] = 3, ["colour"] = "red" }), HttpStatusCode.UnprocessableEntity, "invalid-request",
            "/colour", "/due", "/gate", "/title");
        var item = new JsonObject
        {
            ["gate"] = "alpha",
            ["id"] = "Not an id",
            ["title"] = "Two\nlines",
            ["guidance"] = new string('x', 2000),
            ["owner"] = "nobody",
            ["due"] = "L+3d",
            ["dependsOn"] = new JsonArray("a1", "none", "a1", "b1"),
            ["check"] = new JsonObject { ["url"] = "ftp://x", ["expectedStatus"] = 99, ["pointer"] = "status", ["every"] = "PT1S", ["timeout"] = "P1Y" },
        };
        await launch.RefusesAsync(
            () => AddAsync(launch, item), HttpStatusCode.UnprocessableEntity, "invalid-request",
            "/check/every", "/check/expectedStatus", "/check/pointer", "/check/timeout", "/check/url", "/dependsOn/1", "/dependsOn/2", "/dependsOn/3", "/due", "/id", "/owner", "/title");
        await launch.RefusesAsync(
            () => AddAsync(launch, NewItem("Expects").With("check", new JsonObject { ["url"] = "https://a.example", ["expected"] = "ok" })),
            HttpStatusCode.UnprocessableEntity, "invalid-request", "/check/expected");
        await launch.RefusesAsync(
            () => AddAsync(launch, NewItem("Dates").With("due", "L-1d").With("dueAt", launch.LaunchAt.ToString("O"))), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dueAt");
        await launch.RefusesAsync(
            () => AddAsync(launch, NewItem("Late").With("dueAt", launch.LaunchAt.AddMinutes(1).ToString("O"))), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dueAt");
        await launch.RefusesAsync(() => AddAsync(launch, NewItem("Lost").With("gate", "none")), HttpStatusCode.NotFound, "gate-not-found");
    }

    [Fact]
    public async Task Only_managers_and_the_launch_owner_change_the_checklist()
    {
        var launch = await StartAsync("may-change");
        foreach (var person in new[] { TestPlaybook.Worker, TestPlaybook.LeadOf("alpha"), TestPlaybook.RiskOwner })
        {
            await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "items", NewItem("Mine"), person), HttpStatusCode.Forbidden, "forbidden");
            await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["title"] = "Mine" }, person), HttpStatusCode.Forbidden, "forbidden");
            await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Delete, "items/a1", null, person), HttpStatusCode.Forbidden, "forbidden");
        }

        (await launch.CallAsync(HttpMethod.Post, "items", NewItem("Mine"), StartRequest.Owner)).IsAccepted();
    }

    [Fact]
    public async Task A_cycle_of_items_is_refused_and_named_also_where_it_runs_through_a_gate()
    {
        var launch = await SmallLaunch.StartAsync(_api, new TestPlaybook("cyclic").InFirst("alpha", TestPlaybook.Item("a1"), TestPlaybook.Item("a2", "a1"))
            .InFirstAfter("alpha", "gamma", TestPlaybook.Item("c1")).InSecond("beta", TestPlaybook.Item("b1")));
        Task<ApiAnswer> DependAsync(string item, string on) => launch.CallAsync(HttpMethod.Patch, $"items/{item}", new JsonObject { ["dependsOn"] = new JsonArray(on) });

        await launch.RefusesAsync(() => DependAsync("a1", "a2"), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dependsOn");
        Assert.Contains("a1 -> a2 -> a1", (await DependAsync("a1", "a2")).Body.ToJsonString().Replace("\\u003E", ">", StringComparison.Ordinal), StringComparison.Ordinal);
        await launch.RefusesAsync(() => DependAsync("a1", "a1"), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dependsOn");
        await launch.RefusesAsync(() => DependAsync("a1", "c1"), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dependsOn");
        await launch.RefusesAsync(() => DependAsync("a1", "b1"), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dependsOn/0");
        await launch.RefusesAsync(
            () => AddAsync(launch, NewItem("Through").With("dependsOn", new JsonArray("c1"))), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dependsOn");
        (await DependAsync("c1", "a1")).IsAccepted();
        (await DependAsync("b1", "c1")).IsAccepted();
    }

    [Fact]
    public async Task A_change_of_an_items_owner_or_date_leaves_an_approval_alone_and_one_of_its_title_does_not()
    {
        var launch = await StartAsync("changed");
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");

        var patch = new JsonObject { ["owner"] = "new@contoso.example", ["due"] = "L-5d" };
        (await launch.CallAsync(HttpMethod.Patch, "items/a1", patch)).IsAccepted();
        Assert.Equal("approved", await launch.GateStatusAsync("alpha"));
        var item = await launch.ItemAsync("a1");
        Assert.Equal(("new@contoso.example", "L-5d", null), (item["owner"]!.GetValue<string>(), item["due"]!.GetValue<string>(), item["role"]));
        await launch.IgnoresAsync(() => launch.CallAsync(HttpMethod.Patch, "items/a1", patch.DeepClone()));

        (await launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["title"] = "Something else" })).IsAccepted();
        Assert.Equal(("inReview", 2), (await launch.GateStatusAsync("alpha"), (await launch.GateAsync("alpha"))["round"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_merge_patch_takes_guidance_and_dependencies_away_with_null_and_knows_no_other_member()
    {
        var launch = await StartAsync("patched");
        (await launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["guidance"] = "Ask Ana", ["dependsOn"] = new JsonArray("a2") })).IsAccepted();
        (await launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["guidance"] = null, ["dependsOn"] = null })).IsAccepted();
        var item = await launch.ItemAsync("a1");
        Assert.Null(item["guidance"]);
        Assert.Empty(item["dependsOn"]!.AsArray());
        await launch.IgnoresAsync(() => launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject()));
        await launch.RefusesAsync(
            () => launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["status"] = "done", ["title"] = "" }), HttpStatusCode.UnprocessableEntity, "invalid-request", "/status");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["title"] = "" }), HttpStatusCode.UnprocessableEntity, "invalid-request", "/title");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Patch, "items/none", new JsonObject { ["title"] = "x" }), HttpStatusCode.NotFound, "item-not-found");
    }

    [Fact]
    public async Task An_item_that_was_done_without_evidence_does_not_come_to_require_it_unnoticed()
    {
        var launch = await StartAsync("evidence-later");
        await launch.CompleteAsync("a1");
        Task<ApiAnswer> RequireAsync() => launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["requiresEvidence"] = true });

        await launch.RefusesAsync(RequireAsync, HttpStatusCode.Conflict, "item-done");
        (await launch.ItemAsync("a1", "reopen", Reason())).IsAccepted();
        (await RequireAsync()).IsAccepted();
        await launch.RefusesAsync(() => launch.ItemAsync("a1", "complete"), HttpStatusCode.UnprocessableEntity, "evidence-required", "/evidence");
    }

    [Fact]
    public async Task A_removed_item_frees_what_waited_for_it_and_its_gate_and_removing_it_again_changes_nothing()
    {
        var launch = await SmallLaunch.StartAsync(_api, new TestPlaybook("removed").InFirst("alpha", TestPlaybook.Item("a1"), TestPlaybook.Item("a2", "a1")).InSecond("beta"));

        (await launch.CallAsync(HttpMethod.Delete, "items/a1?reason=Out%20of%20scope")).IsAccepted();

        Assert.Empty((await launch.ItemAsync("a2"))["dependsOn"]!.AsArray());
        Assert.Equal("Out of scope", (await launch.TrailAsync()).Single(entry => entry["action"]!.GetValue<string>() == "item.removed")["reason"]!.GetValue<string>());
        await launch.IgnoresAsync(() => launch.CallAsync(HttpMethod.Delete, "items/a1", Reason()));
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Delete, "items/none"), HttpStatusCode.NotFound, "item-not-found");
        await launch.RefusesAsync(() => launch.ItemAsync("a1", "complete"), HttpStatusCode.NotFound, "item-not-found");
        (await launch.CallAsync(HttpMethod.Delete, "items/a2", Reason("None left"))).IsAccepted();
        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
    }

    [Fact]
    public async Task A_reason_in_the_query_is_as_short_as_one_in_the_body()
    {
        var launch = await StartAsync("long-reason");
        await launch.RefusesAsync(
            () => launch.CallAsync(HttpMethod.Delete, $"items/a1?reason={new string('x', 2001)}"), HttpStatusCode.UnprocessableEntity, "reason-too-long", "/reason");
    }

    [Fact]
    public async Task A_removed_item_can_be_added_and_removed_again()
    {
        var launch = await StartAsync("again");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await launch.CallAsync(HttpMethod.Delete, "items/a1", Reason())).IsAccepted();
            (await AddAsync(launch, NewItem("Item a1").With("id", "a1"))).IsAccepted();
        }

        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
    }

    [Fact]
    public async Task An_open_item_withdraws_a_review_and_an_unanswered_review_goes_on_when_nothing_became_open()
    {
        var launch = await StartAsync("review");
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");

        (await launch.CallAsync(HttpMethod.Patch, "items/a1", new JsonObject { ["title"] = "Reworded" })).IsAccepted();
        Assert.Equal(("inReview", 1), (await launch.GateStatusAsync("alpha"), (await launch.GateAsync("alpha"))["round"]!.GetValue<int>()));

        (await AddAsync(launch, NewItem("Forgotten"))).IsAccepted();
        Assert.Equal("preparing", await launch.GateStatusAsync("alpha"));
        await launch.CompleteAsync("forgotten");
        Assert.Equal(2, (await launch.UntilGateAsync("alpha", "inReview"))["round"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_gate_holds_at_most_fifty_items()
    {
        var launch = await StartAsync("many");
        foreach (var number in Enumerable.Range(3, 48))
        {
            (await AddAsync(launch, NewItem($"Item {number}"))).IsAccepted();
        }

        await launch.RefusesAsync(() => AddAsync(launch, NewItem("One too many")), HttpStatusCode.Conflict, "too-many-items");
    }

    [Fact]
    public async Task No_body_of_any_kind_makes_a_server_error_and_what_is_refused_changes_nothing()
    {
        var launch = await StartAsync("fuzzed");
        var value = Gen.OneOfConst(
            "null", "7", "-1", "1e400", "true", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"alpha\"", "\"L-1d\"", "\"L-999999999d\"", "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"", "[]", "[\"a1\"]", "[7]", "{}", "{\"url\":\"http://x\",\"every\":\"P1D\",\"timeout\":\"P9999999D\"}", "\"\\u767a\\u58f2\"");
        var member = Gen.Select(Gen.OneOfConst("gate", "id", "title", "owner", "due", "dueAt", "dependsOn", "check", "guidance", "requiresEvidence", "reason", "expiresAt"), value);
        var call = Gen.Select(
            Gen.OneOfConst(("POST", "items"), ("PATCH", "items/a1"), ("POST", "items/a2/block"), ("POST", "items/a2/not-applicable"), ("POST", "items/b1/reopen")), member.Array[0, 5]);
        await call.SampleAsync(
            async sample =>
            {
                var ((method, path), members) = sample;
                var body = $"{{{string.Join(',', members.DistinctBy(one => one.Item1).Select(one => $"\"{one.Item1}\":{one.Item2}"))}}}";
                var before = await launch.SnapshotAsync();
                using var request = new HttpRequestMessage(new HttpMethod(method), $"api/launches/{launch.Id}/{path}") { Content = new StringContent(body) };
                using var answer = await _api.Http.SendAsync(request);
                Assert.True((int)answer.StatusCode < 500, $"{method} {path} {body}: {answer.StatusCode}");
                Assert.True(answer.StatusCode == HttpStatusCode.Accepted || before == await launch.SnapshotAsync(), $"{method} {path} {body}: {answer.StatusCode}");
                await launch.BlockersAsync();
            },
            iter: 150,
            threads: 1);
    }

    private static JsonObject NewItem(string title) => new() { ["gate"] = "alpha", ["title"] = title };

    private static Task<ApiAnswer> AddAsync(SmallLaunch launch, JsonObject item) => launch.CallAsync(HttpMethod.Post, "items", item.DeepClone());

    private Task<SmallLaunch> StartAsync(string playbook) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(playbook));
}
