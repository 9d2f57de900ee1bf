using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Launches;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.People;

/// <summary>Who has which role: at start, and PATCH /api/launches/{id}/people.</summary>
public sealed class ChangePeopleTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Ana = "ana@contoso.example";
    private const string Bob = "bob@agency.example";
    private const string Cleo = "cleo@contoso.example";
    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task Several_people_have_a_role_also_from_outside_and_each_is_asked_to_sign()
    {
        var launch = await StartedAsync("several", $$"""{ "eng": [" Ana@Contoso.example", "{{Bob}}", "{{Ana}}"] }""");

        Assert.Equal([Ana, Bob], SmallLaunches.Approvers(SmallLaunches.Gate(launch, "eng")!));
        Assert.Equal(Ana, SmallLaunches.Item(launch, "build")["owner"]!.GetValue<string>());
        await host.Api.CompleteItemAsync(Id(launch), "build");
        Assert.Equal(HttpStatusCode.SeeOther, await _small.DecideAsync(Ana, "several"));
        Assert.Equal(HttpStatusCode.SeeOther, await _small.DecideAsync(Bob, "several"));
        await _small.GateAsync(Id(launch), "eng", "approved");
    }

    [Fact]
    public async Task A_role_that_nobody_has_is_refused_with_its_name_and_every_other_fault_of_the_people()
    {
        await _small.StoreAsync(Playbook("unowned-refused"));
        var request = await _small.RequestAsync("unowned-refused", """{ "executive": ["vp@contoso.example", "not an address"] }""");

        var faults = await _small.FaultsAsync(HttpMethod.Post, "api/launches", request.ToJsonString());

        Assert.Equal(["/people/eng", "/people/executive/1"], faults.Keys);
        Assert.Contains("The eng", faults["/people/eng"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_playbook_allows_it_a_role_that_nobody_has_is_a_warning_and_its_items_fall_to_the_launch_owner()
    {
        var launch = await StartedAsync(Playbook("unowned-warned").With("unowned", "\"warn\""), "{}");

        Assert.Contains("1 item falls to the launch owner. Nobody can sign Gate eng", launch["warnings"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(StartRequest.Owner, SmallLaunches.Item(launch, "build")["owner"]!.GetValue<string>());
        var id = Id(launch);
        await host.Api.CompleteItemAsync(id, "build");
        Assert.Equal("preparing", (await _small.GateAsync(id, "eng"))["status"]!.GetValue<string>());

        await _small.PatchAsync($"{id}/people", $$"""{ "people": { "eng": ["{{Ana}}"] } }""");

        Assert.Equal(HttpStatusCode.SeeOther, await _small.DecideAsync(Ana, "unowned-warned"));
        await _small.GateAsync(id, "eng", "approved");
    }

    [Fact]
    public async Task Open_items_and_unpassed_gates_follow_what_is_done_stays_with_whoever_did_it()
    {
        var id = Id(await StartedAsync(
            PlaybookDocument.Of("follow", PlaybookDocument.Gate("eng", "eng").Items(PlaybookDocument.Item("build", "eng"), PlaybookDocument.Item("test", "eng"), PlaybookDocument.Item("mine", "eng")),
                PlaybookDocument.Gate("early", "eng")),
            $$"""{ "eng": ["{{Ana}}"] }"""));
        await _small.DecideAsync(Ana, "Gate early - Launch of follow");
        await _small.GateAsync(id, "early", "approved");
        await host.Api.CompleteItemAsync(id, "build");
        await _small.PatchAsync($"{id}/items/mine", $$"""{ "owner": "{{Cleo}}" }""");

        var launch = await _small.PatchAsync($"{id}/people", $$"""{ "people": { "eng": ["{{Bob}}"] }, "reason": "Ana changes teams" }""");

        Assert.Equal([Ana, Bob, Cleo], new[] { "build", "test", "mine" }.Select(item => SmallLaunches.Item(launch, item)["owner"]!.GetValue<string>()));
        Assert.Equal([Bob], SmallLaunches.Approvers(SmallLaunches.Gate(launch, "eng")!));
        Assert.Equal([Ana], SmallLaunches.Approvers(SmallLaunches.Gate(launch, "early")!));
        Assert.Equal("approved", SmallLaunches.Gate(launch, "early")!["status"]!.GetValue<string>());
        var entry = (await host.Api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray().Single(entry => entry!["action"]!.GetValue<string>() == "launch.peopleChanged")!;
        Assert.Equal("Ana changes teams", entry["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_approver_of_a_gate_in_review_gets_a_link_that_works_and_the_link_of_the_one_who_left_is_dead()
    {
        var id = Id(await StartedAsync("replaced", $$"""{ "eng": ["{{Ana}}", "{{Cleo}}"] }"""));
        await host.Api.CompleteItemAsync(id, "build");
        var old = await _small.LinkAsync(Ana, "replaced");
        await _small.DecideAsync(Cleo, "replaced");

        await _small.PatchAsync($"{id}/people", $$"""{ "people": { "eng": ["{{Bob}}", "{{Cleo}}"] } }""");

        using var page = await host.Api.Http.GetAsync(old);
        Assert.True(page.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone, $"{page.StatusCode}");
        using var late = await host.Api.DecideAsync(old, "approve");
        Assert.True(late.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone, $"{late.StatusCode}");
        Assert.Equal("inReview", (await _small.GateAsync(id, "eng"))["status"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.SeeOther, await _small.DecideAsync(Bob, "replaced"));
        var gate = await _small.GateAsync(id, "eng", "approved");
        Assert.Equal(1, gate["round"]!.GetValue<int>());
        Assert.Equal([Bob, Cleo], SmallLaunches.Approvers(gate));
    }

    [Fact]
    public async Task The_vote_of_somebody_who_left_counts_no_more()
    {
        var playbook = PlaybookDocument.Of("vote-gone", PlaybookDocument.Gate("eng", "eng").With("policy", """{ "quorum": "count", "count": 2 }"""));
        var id = Id(await StartedAsync(playbook, $$"""{ "eng": ["{{Ana}}", "{{Bob}}", "{{Cleo}}"] }"""));
        await _small.DecideAsync(Ana, "vote-gone");
        await Eventually.TrueAsync(async () => LaunchWalk.Decisions(await host.Api.LaunchAsync(id)) == 1, "Ana's vote");

        await _small.PatchAsync($"{id}/people", $$"""{ "people": { "eng": ["{{Bob}}", "{{Cleo}}"] } }""");
        await _small.DecideAsync(Bob, "vote-gone");

        await Eventually.TrueAsync(async () => LaunchWalk.Decisions(await host.Api.LaunchAsync(id)) == 1, "Bob's vote alone");
        Assert.Equal("inReview", (await _small.GateAsync(id, "eng"))["status"]!.GetValue<string>());
        await _small.DecideAsync(Cleo, "vote-gone");
        await _small.GateAsync(id, "eng", "approved");
    }

    [Fact]
    public async Task A_change_of_people_can_complete_a_quorum_and_the_launch_goes_on()
    {
        var id = Id(await StartedAsync("completed", $$"""{ "eng": ["{{Ana}}", "{{Bob}}"] }"""));
        await host.Api.CompleteItemAsync(id, "build");
        await _small.DecideAsync(Ana, "completed");
        await Eventually.TrueAsync(async () => LaunchWalk.Decisions(await host.Api.LaunchAsync(id)) == 1, "Ana's vote");

        var launch = await _small.PatchAsync($"{id}/people", $$"""{ "people": { "eng": ["{{Ana}}"] } }""");

        Assert.Equal("approved", SmallLaunches.Gate(launch, "eng")!["status"]!.GetValue<string>());
        await _small.StatusAsync(id, "goNoGo");
    }

    [Fact]
    public async Task The_launch_owner_can_change_and_then_manages_the_launch_and_signs_nothing()
    {
        var id = Id(await StartedAsync("new-owner", $$"""{ "eng": ["{{Ana}}", "{{Bob}}"] }"""));
        await _small.PostAsync($"launches/{id}/items", """{ "gate": "eng", "id": "owned", "title": "Of the owner" }""");

        var launch = await _small.PatchAsync($"{id}/people", $$"""{ "people": { "launch-owner": ["{{Bob}}"] } }""");

        Assert.Equal(Bob, launch["owner"]!.GetValue<string>());
        Assert.Equal(Bob, SmallLaunches.Item(launch, "owned")["owner"]!.GetValue<string>());
        Assert.Equal([Ana], SmallLaunches.Approvers(SmallLaunches.Gate(launch, "eng")!));
        using var bob = new LaunchApi(host.Api.Http.BaseAddress!);
        await bob.SignInAsync(Bob, "Launch.Read");
        await bob.CompleteItemAsync(id, "build");
        using var former = new LaunchApi(host.Api.Http.BaseAddress!);
        await former.SignInAsync(StartRequest.Owner, "Launch.Read");
        using var refused = await former.PostRawAsync($"api/launches/{id}/items/owned/complete", "{}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Those_who_are_new_are_told_of_the_launch_and_nobody_else_is()
    {
        var id = Id(await StartedAsync("told-once", $$"""{ "eng": ["{{Ana}}"] }"""));
        await Eventually.TrueAsync(async () => await InvitationsAsync() == 3, "Three invitations");

        await _small.PatchAsync($"{id}/people", $$"""{ "people": { "eng": ["{{Ana}}", "dora@contoso.example"] } }""");

        await Eventually.TrueAsync(async () => await InvitationsAsync() == 4, "A fourth");
        await _small.PatchAsync($"{id}/people", $$"""{ "people": { "eng": ["{{Ana}}", "dora@contoso.example"] } }""");
        Assert.Equal(4, await InvitationsAsync());

        async Task<int> InvitationsAsync() => (await host.Api.MailboxAsync()).Count(mail => mail["subject"]!.GetValue<string>().StartsWith("You are part of a launch: Launch of told-once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_with_faults_is_refused_with_all_of_them_and_changes_nothing()
    {
        var id = Id(await StartedAsync("people-faults", $$"""{ "eng": ["{{Ana}}"] }"""));
        var before = (await host.Api.LaunchAsync(id)).ToJsonString();

        var faults = await _small.FaultsAsync(HttpMethod.Patch, $"api/launches/{id}/people",
            $$"""{ "people": { "eng": [], "sales": ["{{Bob}}"], "launch-owner": ["{{Bob}}", "{{Ana}}"], "executive": ["{{Bob}}", "x"] } }""");

        Assert.Equal(["/people/eng", "/people/executive/1", "/people/launch-owner", "/people/sales"], faults.Keys);
        Assert.Contains("eng, executive, launch-owner", faults["/people/sales"], StringComparison.Ordinal);
        Assert.Equal(before, (await host.Api.LaunchAsync(id)).ToJsonString());
    }

    private static JsonObject Playbook(string id) => PlaybookDocument.Of(id, PlaybookDocument.Gate("eng", "eng").Items(PlaybookDocument.Item("build", "eng")));

    private static string Id(JsonNode launch) => launch["id"]!.GetValue<string>();

    private Task<JsonNode> StartedAsync(string playbook, string people) => StartedAsync(Playbook(playbook), people);

    private async Task<JsonNode> StartedAsync(JsonObject playbook, string people) => await host.Api.LaunchAsync(await _small.StartAsync(playbook, people));
}
