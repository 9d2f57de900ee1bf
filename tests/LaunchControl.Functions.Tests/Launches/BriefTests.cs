using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>The go-to-market brief: at start, PATCH /api/launches/{id}/brief, and the sign-offs that cover it.</summary>
public sealed class BriefTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Brief =
        """{ "targetCustomer": "Small teams", "valueProposition": "Faster", "positioning": "Simple", "pricing": "10 USD", "channels": ["email", "webinar"], "budget": { "currency": "USD", "planned": 1000 } }""";

    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task A_start_keeps_its_brief_and_names_every_fault_of_one()
    {
        var id = await StartedAsync("brief-start");
        Assert.Equal(
            """{"targetCustomer":"Small teams","valueProposition":"Faster","positioning":"Simple","pricing":"10 USD","channels":["email","webinar"],"budget":{"currency":"USD","planned":1000,"actual":null}}""",
            (await host.Api.LaunchAsync(id))["brief"]!.ToJsonString());

        var request = (await RequestAsync("brief-start")).With("brief", """{ "pricing": 10, "channels": "email", "slogan": "x", "budget": { "currency": "dollars", "planned": -1 } }""");
        var faults = await _small.FaultsAsync(HttpMethod.Post, "api/launches", request.ToJsonString());
        Assert.All(new[] { "pricing", "channels", "slogan", "budget/currency", "budget/planned" }, fault => Assert.Contains($"/brief/{fault}", faults.Keys));
    }

    [Fact]
    public async Task A_patch_changes_what_it_gives_takes_away_what_it_gives_as_null_and_leaves_the_rest()
    {
        var id = await StartedAsync("brief-patch");

        await _small.PatchAsync($"{id}/brief", """{ "pricing": "12 USD", "positioning": null, "channels": ["press"], "budget": { "actual": 250.5 } }""");
        var brief = (await host.Api.LaunchAsync(id))["brief"]!;
        Assert.Equal(
            """{"targetCustomer":"Small teams","valueProposition":"Faster","positioning":null,"pricing":"12 USD","channels":["press"],"budget":{"currency":"USD","planned":1000,"actual":250.5}}""",
            brief.ToJsonString());

        var launch = await _small.PatchAsync($"{id}/brief", """{ "channels": null, "budget": { "planned": 2000, "actual": null } }""");
        Assert.Equal("""{"currency":"USD","planned":2000,"actual":null}""", launch["brief"]!["budget"]!.ToJsonString());
        Assert.Empty(launch["brief"]!["channels"]!.AsArray());

        launch = await _small.PatchAsync($"{id}/brief", """{ "budget": null }""");
        Assert.Null(launch["brief"]!["budget"]);
        Assert.Equal(["/budget"], (await _small.FaultsAsync(HttpMethod.Patch, $"api/launches/{id}/brief", """{ "budget": { "actual": 5 } }""")).Keys);
    }

    [Fact]
    public async Task A_patch_that_changes_nothing_leaves_no_trace()
    {
        var id = await StartedAsync("brief-same");
        var before = await AuditAsync(id);

        await _small.PatchAsync($"{id}/brief", Brief);
        await _small.PatchAsync($"{id}/brief", "{}");

        Assert.Equal(before, await AuditAsync(id));
    }

    [Fact]
    public async Task Only_gates_that_cover_what_changed_lose_their_sign_off_and_are_asked_for_again()
    {
        var id = await StartedAsync("brief-stale");
        var walk = await _small.WalkAsync(id);
        foreach (var (person, gate) in new[] { ("pat", "pricing"), ("max", "channels"), ("wes", "whole"), ("noa", "nothing") })
        {
            walk.Forget([await _small.LinkAsync($"{person}@contoso.example", $"Gate {gate} - Launch of brief-stale")]);
            Assert.Equal(HttpStatusCode.SeeOther, await _small.DecideAsync($"{person}@contoso.example", $"Gate {gate} - Launch of brief-stale"));
            await _small.GateAsync(id, gate, "approved");
        }

        var old = await _small.LinkAsync("pat@contoso.example", "Gate pricing - Launch of brief-stale");
        var changed = await _small.PatchAsync($"{id}/brief", """{ "pricing": "Free", "reason": "Competition" }""");

        Assert.Equal(["inReview", "approved", "inReview", "approved"], new[] { "pricing", "channels", "whole", "nothing" }.Select(gate => SmallLaunches.Gate(changed, gate)!["status"]!.GetValue<string>()));
        Assert.Equal(2, SmallLaunches.Gate(changed, "pricing")!["round"]!.GetValue<int>());
        using var stale = await host.Api.DecideAsync(old, "approve");
        Assert.NotEqual(HttpStatusCode.SeeOther, stale.StatusCode);
        await walk.WorkUntilAsync("scheduled");
        await AuditHasAsync(id, "launch.briefChanged", "Competition");
    }

    [Fact]
    public async Task What_is_spent_is_reported_without_any_sign_off_and_still_after_launch()
    {
        var id = await StartedAsync("brief-spent");
        var launch = await (await _small.WalkAsync(id)).WorkUntilAsync("scheduled");
        launch = await _small.PatchAsync($"{id}/brief", """{ "budget": { "actual": 400 } }""");
        Assert.Equal("scheduled", launch["status"]!.GetValue<string>());
        await host.Api.MoveToAsync(launch["launchAt"]!.GetValue<DateTimeOffset>().AddMinutes(1));
        await _small.StatusAsync(id, "live");

        launch = await _small.PatchAsync($"{id}/brief", """{ "budget": { "actual": 1200 } }""");

        Assert.Equal(1200, launch["brief"]!["budget"]!["actual"]!.GetValue<decimal>());
        Assert.All(LaunchWalk.Gates(launch), gate => Assert.Equal("approved", gate["status"]!.GetValue<string>()));
        await _small.PatchAsync($"{id}/brief", """{ "tier": "T1" }""", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_review_page_shows_what_the_sign_off_covers()
    {
        await StartedAsync("brief-page");
        var pricing = await host.Api.Http.GetStringAsync(await _small.LinkAsync("pat@contoso.example", "Gate pricing - Launch of brief-page"));
        Assert.Contains("10 USD", pricing, StringComparison.Ordinal);
        Assert.DoesNotContain("webinar", pricing, StringComparison.Ordinal);

        var whole = await host.Api.Http.GetStringAsync(await _small.LinkAsync("wes@contoso.example", "Gate whole - Launch of brief-page"));
        Assert.All(new[] { "Small teams", "Faster", "Simple", "10 USD", "email, webinar", "1,000 USD planned" }, part => Assert.Contains(part, whole, StringComparison.Ordinal));
    }

    private static JsonObject Playbook(string id) => PlaybookDocument.Of(
        id,
        PlaybookDocument.Gate("pricing", "pat").With("approves", """["brief.pricing"]"""),
        PlaybookDocument.Gate("channels", "max").With("approves", """["brief.channels", "brief.budget"]"""),
        PlaybookDocument.Gate("whole", "wes").With("approves", """["brief"]"""),
        PlaybookDocument.Gate("nothing", "noa"));

    private async Task<JsonObject> RequestAsync(string playbook)
    {
        await _small.StoreAsync(Playbook(playbook));
        return (await _small.RequestAsync(playbook, """{ "pat": ["pat@contoso.example"], "max": ["max@contoso.example"], "wes": ["wes@contoso.example"], "noa": ["noa@contoso.example"] }"""))
            .With("brief", Brief);
    }

    private async Task<string> StartedAsync(string playbook) => await _small.StartAsync(await RequestAsync(playbook));

    private async Task<int> AuditAsync(string id) => (await host.Api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray().Count;

    private async Task AuditHasAsync(string id, string action, string reason) =>
        Assert.Contains((await host.Api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray(),
            entry => entry!["action"]!.GetValue<string>() == action && entry["reason"]?.GetValue<string>() == reason);
}
