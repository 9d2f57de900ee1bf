using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary>A gate that is rejected, mended, and reviewed again; and items that are done and reopened.</summary>
public sealed class ReworkTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_rejected_gate_needs_work_and_its_next_review_is_a_new_round_with_a_new_link()
    {
        var id = await StartedAsync("Rework");
        var walk = new LaunchWalk(_api, id);
        await walk.CompleteOpenItemsAsync();
        var link = (await Eventually.GetAsync(walk.LinksAsync, links => links.Count > 0, "A review link"))[0];

        using (await _api.DecideAsync(link, "reject", "The load test ran on old hardware"))
        {
        }

        var gate = await GateWithAsync(id, "needsWork");
        await Eventually.TrueAsync(async () => (await _api.MailboxAsync()).Any(mail =>
            mail["to"]!.GetValue<string>() == StartRequest.Owner && mail["text"]!.GetValue<string>().Contains("The load test ran on old hardware", StringComparison.Ordinal)), "A mail to the owner");

        await _api.PostAsync($"api/launches/{id}/gates/{gate["id"]}/request-review", new JsonObject { ["note"] = "Ran it again" }, HttpStatusCode.Accepted);

        var again = await Eventually.GetAsync(() => GateAsync(id, gate["id"]!.GetValue<string>()), seen => seen["status"]!.GetValue<string>() == "inReview", "A new round");
        Assert.Equal(2, again["round"]!.GetValue<int>());
        Assert.All(again["approvers"]!.AsArray(), approver => Assert.Null(approver!["decision"]));
        using var old = await _api.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, old.StatusCode);
        using var oldPost = await _api.DecideAsync(link, "approve");
        Assert.Equal(HttpStatusCode.Gone, oldPost.StatusCode);
        walk.Forget([link]);
        await walk.ApproveNewLinksAsync();
        await Eventually.GetAsync(() => GateAsync(id, gate["id"]!.GetValue<string>()), seen => seen["status"]!.GetValue<string>() == "approved", "Approval");
    }

    [Fact]
    public async Task A_no_go_stops_the_launch_until_a_new_go_no_go_is_given()
    {
        var id = await StartedAsync("No-go");
        var rollCall = LaunchWalk.Gates(await _api.LaunchAsync(id)).Single(gate => gate["id"]!.GetValue<string>() == "go-no-go")["name"]!.GetValue<string>();
        var walk = new LaunchWalk(_api, id) { Signs = mail => !mail["subject"]!.GetValue<string>().Contains(rollCall, StringComparison.Ordinal) };
        await walk.WorkUntilAsync("goNoGo");
        await walk.CompleteOpenItemsAsync();
        walk.Signs = _ => true;
        var links = await Eventually.GetAsync(async () => (await walk.LinksAsync()).Where(link => !walk.UsedLinks.Contains(link)).ToList(), links => links.Count >= 5, "Roll call");

        using (await _api.DecideAsync(links[0], "reject", "Support is not staffed"))
        {
        }

        var stopped = await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "noGo", "A no-go");
        Assert.Equal("red", stopped["rag"]!.GetValue<string>());
        await _api.PostAsync($"api/launches/{id}/gates/go-no-go/request-review", null, HttpStatusCode.Accepted);
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "goNoGo", "A new go/no-go");
        walk.Forget(links);
        await walk.WorkUntilAsync("scheduled");
    }

    [Fact]
    public async Task An_item_that_requires_evidence_is_not_done_without_it()
    {
        var id = await StartedAsync("Evidence");
        var item = Items(await _api.LaunchAsync(id)).First(item => item["requiresEvidence"]!.GetValue<bool>());

        var path = $"api/launches/{id}/items/{item["id"]}/complete";
        using var without = await _api.PostRawAsync(path, "{}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var hostile = await _api.PostRawAsync(path, """{"evidence":[{"url":"javascript:alert(1)"}]}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hostile.StatusCode);

        var launch = await _api.CompleteItemAsync(id, item["id"]!.GetValue<string>());
        var done = Items(launch).Single(seen => seen["id"]!.GetValue<string>() == item["id"]!.GetValue<string>());
        Assert.Equal("done", done["status"]!.GetValue<string>());
        Assert.Equal(StartRequest.Owner, done["completedBy"]!.GetValue<string>());
        Assert.Single(done["evidence"]!.AsArray());
    }

    [Fact]
    public async Task A_gate_that_passes_its_due_date_undecided_is_reported_to_the_owner_once()
    {
        var id = await StartedAsync("Overdue");
        var gate = LaunchWalk.Gates(await _api.LaunchAsync(id)).First(gate => gate["status"]!.GetValue<string>() == "preparing");

        await _api.PostAsync("dev/clock", new JsonObject { ["now"] = gate["dueAt"]!.GetValue<DateTimeOffset>().AddMinutes(-1).ToString("O") });
        Assert.Equal(0, await OverdueEntriesAsync(id, gate));
        await _api.AdvanceAsync("PT2M");
        Assert.Equal(1, await OverdueEntriesAsync(id, gate));
        await _api.AdvanceAsync("P3D");
        Assert.Equal(1, await OverdueEntriesAsync(id, gate));
        Assert.Equal("red", (await _api.LaunchAsync(id))["rag"]!.GetValue<string>());
    }

    private async Task<int> OverdueEntriesAsync(string id, JsonNode gate) =>
        (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray()
            .Count(entry => entry!["action"]!.GetValue<string>() == "gate.overdue" && entry["subject"]!.GetValue<string>() == $"gate/{gate["id"]}");

    private async Task<string> StartedAsync(string name)
    {
        var clock = (await _api.GetAsync("dev/clock"))["now"]!.GetValue<DateTimeOffset>();
        await _api.Http.DeleteAsync("dev/mailbox");
        var id = (await _api.StartAsync(StartRequest.Usual(name, clock)))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        return id;
    }

    private static IEnumerable<JsonNode> Items(JsonNode launch) => LaunchWalk.Gates(launch).SelectMany(gate => gate["items"]!.AsArray()).Select(item => item!);

    private async Task<JsonNode> GateAsync(string id, string gateId) =>
        LaunchWalk.Gates(await _api.LaunchAsync(id)).Single(gate => gate["id"]!.GetValue<string>() == gateId);

    private Task<JsonNode> GateWithAsync(string id, string status) => Eventually.GetAsync(
        async () => LaunchWalk.Gates(await _api.LaunchAsync(id)).FirstOrDefault(gate => gate["status"]!.GetValue<string>() == status) ?? new JsonObject(),
        gate => gate["id"] is not null,
        $"A gate with status {status}");
}
