using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.GoNoGo;

/// <summary>The go/no-go meeting: who says what, a no-go at any time before the launch, conditions of a go.</summary>
public sealed class RollCallApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = TestPlaybook.LeadOf(TestPlaybook.GoNoGo);
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_go_is_taken_back_through_the_same_link_until_the_launch_and_everyone_is_told_why()
    {
        var launch = await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("taken-back"))).ScheduleAsync();
        Assert.Equal("go", (await RollCallAsync(launch))["outcome"]!.GetValue<string>());
        var link = LaunchWalk.LinkOf((await launch.MailsAsync(Lead)).Last(mail => LaunchWalk.LinkOf(mail) is not null))!;

        // The result page leads to a form with one choice, which is not chosen.
        var result = await ShowAsync(link);
        var change = result.QuerySelectorAll("a").Single(a => a.TextContent.Contains("Say no-go after all", StringComparison.Ordinal)).GetAttribute("href")!;
        var form = await ShowAsync(new Uri(link, change));
        Assert.Equal(["reject"], form.QuerySelectorAll("input[name=decision]").Select(input => input.GetAttribute("value")));
        Assert.Empty(form.QuerySelectorAll("input[checked]"));
        Assert.Contains("stop the launch?", form.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var replaces = form.QuerySelector("input[name=replaces]")!.GetAttribute("value")!;
        using (var posted = await _api.Http.PostAsync(link, new FormUrlEncodedContent([new("decision", "reject"), new("comment", "The data centre burns."), new("replaces", replaces)])))
        {
            Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        }

        var stopped = await launch.UntilAsync("noGo");
        Assert.Equal((Lead, "The data centre burns."), (stopped["noGo"]!["by"]!.GetValue<string>(), stopped["noGo"]!["reason"]!.GetValue<string>()));
        foreach (var person in new[] { StartRequest.Owner, TestPlaybook.Worker, TestPlaybook.LeadOf("alpha") })
        {
            await Eventually.TrueAsync(async () => (await launch.MailsAsync(person)).Count(mail => mail["subject"]!.GetValue<string>().StartsWith("No-go:", StringComparison.Ordinal)) == 1, $"One mail to {person}");
        }

        Assert.Contains("The data centre burns.", await PageAsync($"board/{launch.Id}"), StringComparison.Ordinal);
        await launch.MoveToAsync(launch.LaunchAt.AddDays(1));
        Assert.Equal("noGo", (await launch.ReadAsync())["status"]!.GetValue<string>());

        (await launch.GateAsync(TestPlaybook.GoNoGo, "request-review")).IsAccepted();
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("live");
        Assert.Null((await launch.ReadAsync())["noGo"]);
    }

    [Fact]
    public async Task A_given_go_takes_nothing_but_a_deliberate_no_go()
    {
        var launch = await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("deliberate"))).ScheduleAsync();
        foreach (var decision in new[] { "abstain", "reject" })
        {
            await launch.RefusesAsync(() => launch.DecideAsync(TestPlaybook.GoNoGo, decision, "Hm."), HttpStatusCode.Conflict, "already-recorded");
        }
    }

    [Fact]
    public async Task The_roll_call_shows_calls_by_team_with_conditions_and_what_would_decide_it()
    {
        var launch = await ConditionalAsync("roll-call", _api);
        var call = await RollCallAsync(launch);

        Assert.Equal(("conditionalGo", "Go, on 1 condition that is not met yet. Until the launch moment, a no-go of any of them stops it."), (call["outcome"]!.GetValue<string>(), call["gates"]![0]!["next"]!.GetValue<string>()));
        var entry = call["gates"]![0]!["teams"]![0]!["calls"]![0]!;
        Assert.Equal(("team", Lead, "conditionalGo", true), (call["gates"]![0]!["teams"]![0]!["team"]!.GetValue<string>(), entry["person"]!.GetValue<string>(), entry["call"]!.GetValue<string>(), entry["required"]!.GetValue<bool>()));
        Assert.Equal("Write the runbook", entry["conditions"]![0]!["what"]!.GetValue<string>());
        var page = await PageAsync($"board/{launch.Id}/roll-call");
        Assert.Contains("Yes, on conditions", page, StringComparison.Ordinal);
        Assert.Contains("Write the runbook", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_condition_recommends_to_hold_and_the_owner_dismisses_it_with_a_reason()
    {
        var launch = await ConditionalAsync("missed", _api);
        await launch.MoveToAsync(launch.LaunchAt.AddHours(-1));
        var id = (await RecommendationAsync(launch, "open"))["id"]!.GetValue<string>();

        Assert.Equal(("scheduled", "approved"), ((await launch.ReadAsync())["status"]!.GetValue<string>(), await launch.GateStatusAsync(TestPlaybook.GoNoGo)));
        Assert.Contains(await launch.BlockersAsync(), blocker => blocker["kind"]!.GetValue<string>() == "holdRecommended" && blocker["what"]!.GetValue<string>().StartsWith("Hold recommended:", StringComparison.Ordinal));
        Assert.Single(await launch.MailsAsync(StartRequest.Owner), mail => mail["subject"]!.GetValue<string>().StartsWith("Hold recommended:", StringComparison.Ordinal));
        Assert.Contains("Hold recommended", await PageAsync($"board/{launch.Id}"), StringComparison.Ordinal);

        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, $"recommendations/{id}/dismiss"), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "recommendations/none/dismiss", Reason()), HttpStatusCode.NotFound, "recommendation-not-found");
        (await launch.CallAsync(HttpMethod.Post, $"recommendations/{id}/dismiss", Reason("The old runbook will do."))).IsAccepted();
        await launch.IgnoresAsync(() => launch.CallAsync(HttpMethod.Post, $"recommendations/{id}/dismiss", Reason("The old runbook will do.")));
        Assert.Equal("The old runbook will do.", (await RecommendationAsync(launch, "dismissed"))["reason"]!.GetValue<string>());
        await launch.MoveToAsync(launch.LaunchAt);
        await launch.UntilAsync("live");
    }

    [Fact]
    public async Task A_condition_that_is_met_late_and_a_hold_end_the_recommendation()
    {
        var met = await ConditionalAsync("met-late", _api);
        await met.MoveToAsync(met.LaunchAt.AddHours(-1));
        var id = (await RecommendationAsync(met, "open"))["id"]!.GetValue<string>();
        (await met.ItemAsync(id, "complete")).IsAccepted();
        await RecommendationAsync(met, "resolved");

        var held = await ConditionalAsync("held-for-it", _api);
        await held.MoveToAsync(held.LaunchAt.AddHours(-1));
        var other = (await RecommendationAsync(held, "open"))["id"]!.GetValue<string>();
        (await held.CallAsync(HttpMethod.Post, "hold", Reason("The runbook is missing."))).IsAccepted();
        await RecommendationAsync(held, "followed");
        await held.RefusesAsync(() => held.CallAsync(HttpMethod.Post, $"recommendations/{other}/dismiss", Reason()), HttpStatusCode.Conflict, "recommendation-ended");
    }

    private static async Task<SmallLaunch> ConditionalAsync(string id, LaunchApi api)
    {
        var launch = await SmallLaunch.StartAsync(api, TestPlaybook.Usual(id));
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await launch.UntilGateAsync(TestPlaybook.GoNoGo, "inReview");
        var condition = new JsonObject { ["title"] = "Write the runbook", ["owner"] = TestPlaybook.Worker, ["dueAt"] = launch.LaunchAt.AddHours(-2).ToString("O") };
        (await launch.GateAsync(TestPlaybook.GoNoGo, "sign-offs", new JsonObject { ["decision"] = "approve", ["conditions"] = new JsonArray(condition) }, Lead)).IsAccepted();
        await launch.UntilAsync("scheduled");
        return launch;
    }

    private static async Task<JsonNode> RecommendationAsync(SmallLaunch launch, string state)
    {
        var read = await Eventually.GetAsync(launch.ReadAsync, one => one["holdRecommendations"]!.AsArray().Any(recommendation => recommendation!["state"]!.GetValue<string>() == state), $"A recommendation that is {state}");
        return Assert.Single(read["holdRecommendations"]!.AsArray())!;
    }

    private Task<JsonNode> RollCallAsync(SmallLaunch launch) => _api.GetAsync($"api/launches/{launch.Id}/roll-call");

    private async Task<AngleSharp.Dom.IDocument> ShowAsync(Uri link)
    {
        using var response = await _api.Http.GetAsync(link);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    private async Task<string> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Cookie", $"launchcontrol-development={await _api.TokenAsync("vp@contoso.example", "Launch.Read")}");
        using var response = await _api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
