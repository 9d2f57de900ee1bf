using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary><c>?dryRun=true</c> of commands: what would happen, with nothing done.</summary>
public sealed class CommandPreviewTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_change_of_the_brief_shows_which_sign_offs_it_would_cost_before_it_is_made()
    {
        var launch = await ApprovedAsync("preview-brief", "brief.pricing");
        var before = await launch.SnapshotAsync();

        var preview = await PreviewAsync(launch, HttpMethod.Patch, "brief", new JsonObject { ["pricing"] = "Free" });

        var gate = Assert.Single(preview["gates"]!.AsArray())!;
        Assert.Equal(("alpha", "approved", "inReview"), (Text(gate, "gateId"), Text(gate, "before"), Text(gate, "after")));
        Assert.Equal([TestPlaybook.LeadOf("alpha")], gate["lostSignOffs"]!.AsArray().Select(person => person!.GetValue<string>()));
        Assert.Contains("launch.briefChanged", preview["entries"]!.AsArray().Select(entry => Text(entry!, "action")));
        Assert.Contains(preview["mails"]!.AsArray(), mail => Text(mail!, "to") == TestPlaybook.LeadOf("alpha") && Text(mail!, "mail") == "signOffRequested");
        Assert.Equal("Free", preview["launch"]!["brief"]!["pricing"]!.GetValue<string>());
        Assert.Equal(before, await launch.SnapshotAsync());

        (await launch.CallAsync(HttpMethod.Patch, "brief", new JsonObject { ["pricing"] = "Free" })).IsAccepted();
        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
    }

    [Fact]
    public async Task A_part_that_no_gate_approves_costs_nothing()
    {
        var launch = await ApprovedAsync("preview-other", "brief.pricing");
        var preview = await PreviewAsync(launch, HttpMethod.Patch, "brief", new JsonObject { ["positioning"] = "The calm one" });
        Assert.Empty(preview["gates"]!.AsArray());
        Assert.True(preview["changesAnything"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Another_date_shows_the_due_dates_that_would_move_and_a_faulty_one_is_refused_as_it_would_be()
    {
        var launch = await ApprovedAsync("preview-date", "launchAt");
        var before = await launch.SnapshotAsync();
        var preview = await PreviewAsync(launch, HttpMethod.Post, "reschedule", Move(launch.LaunchAt.AddDays(7)));

        Assert.Equal(["alpha", "beta", "go-no-go"], preview["gates"]!.AsArray().Select(gate => Text(gate!, "gateId")));
        Assert.Equal("inReview", Text(preview["gates"]![0]!, "after"));
        var beta = preview["gates"]![1]!;
        Assert.Equal(7, Math.Round((beta["dueAfter"]!.GetValue<DateTimeOffset>() - beta["dueBefore"]!.GetValue<DateTimeOffset>()).TotalDays));
        Assert.Equal(before, await launch.SnapshotAsync());

        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "reschedule?dryRun=true", Move(launch.LaunchAt.AddYears(-5))), HttpStatusCode.UnprocessableEntity, "invalid-request", "/launchAt");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "reschedule?dryRun=maybe", Move(launch.LaunchAt.AddDays(7))), HttpStatusCode.UnprocessableEntity, "invalid-request", "/dryRun");
        await launch.RefusesAsync(
            () => launch.CallAsync(HttpMethod.Post, "cancel?dryRun=true", Reason(), ifMatch: "\"another\""), HttpStatusCode.PreconditionFailed, "launch-changed");
    }

    [Fact]
    public async Task Whoever_may_not_give_a_command_may_not_try_it_either()
    {
        var launch = await ApprovedAsync("preview-access", "brief");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "cancel?dryRun=true", Reason(), TestPlaybook.Worker), HttpStatusCode.Forbidden, "forbidden");
    }

    // Gate alpha is approved, and its approval covers a subject.
    private async Task<SmallLaunch> ApprovedAsync(string id, string subject)
    {
        var playbook = TestPlaybook.Usual(id).ToJson();
        playbook["phases"]![0]!["gates"]![0]!["approves"] = new JsonArray(subject);
        using (var stored = await _api.Http.PutAsync($"api/playbooks/{id}", new StringContent(playbook.ToJsonString(), System.Text.Encoding.UTF8, "application/json")))
        {
            Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        var launch = await SmallLaunch.StartAsync(_api, id, TestPlaybook.Usual(id).People());
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
        return launch;
    }

    private static async Task<JsonNode> PreviewAsync(SmallLaunch launch, HttpMethod method, string path, JsonObject body)
    {
        var answer = await launch.CallAsync(method, $"{path}?dryRun=true", body);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Body}");
        return answer.Body;
    }

    private static JsonObject Move(DateTimeOffset launchAt) => Reason().With("launchAt", launchAt.ToString("O"));

    private static JsonObject Reason() => new() { ["reason"] = "The venue is taken" };

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
