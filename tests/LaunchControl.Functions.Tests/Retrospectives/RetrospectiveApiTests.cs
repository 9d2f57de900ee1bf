using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Tests.Retrospectives;

/// <summary>A whole launch over HTTP, with what was measured, said and learnt, looked back on in three forms.</summary>
public sealed class RetrospectiveApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Before_the_launch_there_is_none_in_any_form()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("retro-early"));
        (await launch.CallAsync(HttpMethod.Get, "retrospective", null)).IsRefused(HttpStatusCode.Conflict, "not-launched");
        using var page = await ShowAsync(launch);
        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Contains("There is no retrospective yet", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_check_it_holds_what_was_agreed_measured_waived_said_and_learnt()
    {
        var launch = await StartAsync("retro-whole");
        (await launch.ItemAsync("a1", "waive", new JsonObject { ["reason"] = "The risk is ours" }, TestPlaybook.RiskOwner)).IsAccepted();
        await launch.CompleteAsync("a2");
        await launch.ApproveAsync("alpha");
        await launch.UntilGateAsync("beta", "preparing");
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
        await launch.MoveToAsync(launch.LaunchAt);
        await launch.UntilAsync("live");
        var partial = await ReportAsync(launch);
        Assert.Equal((false, "checks-to-come"), (partial["isFinal"]!.GetValue<bool>(), partial["missing"]![0]!["code"]!.GetValue<string>()));

        (await SayAsync(launch, "Slow and expensive")).IsAccepted();
        await launch.MoveToAsync(launch.LaunchAt.AddMinutes(31));
        (await launch.CallAsync(HttpMethod.Post, "metrics", new JsonObject
        {
            ["observations"] = new JsonArray(
            new JsonObject { ["metric"] = "activation-rate", ["value"] = 31.5, ["at"] = launch.LaunchAt.AddMinutes(30).ToString("O") })
        })).IsAccepted();
        await launch.MoveToAsync(launch.LaunchAt.AddHours(2));
        await launch.UntilAsync("completed");
        (await launch.CallAsync(HttpMethod.Post, "lessons", new JsonObject { ["kind"] = "keep", ["text"] = "Support tried it first." })).IsAccepted();
        (await SayAsync(launch, "Great")).IsAccepted();

        var report = await ReportAsync(launch);
        Assert.True(report["isFinal"]!.GetValue<bool>());
        Assert.Equal("[\"activation-rate\"]", report["missedMetrics"]!.ToJsonString());
        var metric = report["metrics"]!.AsArray().Single()!;
        Assert.Equal((40d, 31.5, "missed"), (metric["agreed"]!["target"]!.GetValue<double>(), metric["points"]![0]!["value"]!.GetValue<double>(), metric["verdict"]!.GetValue<string>()));
        var waiver = report["exceptions"]!.AsArray().Single()!;
        Assert.Equal(("waiver", "item/a1", TestPlaybook.RiskOwner, "The risk is ours", "stood"),
            (waiver["kind"]!.GetValue<string>(), waiver["subject"]!.GetValue<string>(), waiver["by"]!.GetValue<string>(), waiver["reason"]!.GetValue<string>(), waiver["outcome"]!.GetValue<string>()));
        Assert.Equal(3, report["gates"]!.AsArray().Count);
        Assert.Equal(120000, report["budget"]!["planned"]!.GetValue<int>());
        Assert.Equal((2, 1, 1), (report["feedback"]!["count"]!.GetValue<int>(), report["feedback"]!["positive"]!.GetValue<int>(), report["feedback"]!["negative"]!.GetValue<int>()));

        // The check holds what had been said by then.
        Assert.Equal((1, 1), (report["checks"]![0]!["feedback"]!["count"]!.GetValue<int>(), report["checks"]![0]!["feedback"]!["negative"]!.GetValue<int>()));
        Assert.Equal("Support tried it first.", report["lessons"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(["no-actual-budget"], report["missing"]!.AsArray().Select(piece => piece!["code"]!.GetValue<string>()));
        await TellsTheSameAsync(launch);
    }

    [Theory]
    [InlineData(null, "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("text/*", "text/html")]
    [InlineData("image/png", "text/html")]
    [InlineData("nonsense", "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/markdown", "text/markdown")]
    [InlineData("text/html;q=0.5, text/markdown", "text/markdown")]
    [InlineData("*/*;q=0.1, application/json;q=0.2", "application/json")]
    [InlineData("text/markdown;q=0, application/json;q=0.1, */*;q=0", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    public async Task The_caller_chooses_the_form_by_Accept(string? accept, string expected)
    {
        var launch = await LiveAsync();
        using var answer = await GetAsync(launch, accept);
        Assert.Equal((HttpStatusCode.OK, expected), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Accept", answer.Headers.Vary.Single());
        Assert.Equal("nosniff", expected == "application/json" ? "nosniff" : answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private static SmallLaunch? s_live;

    private async Task<SmallLaunch> LiveAsync()
    {
        if (s_live is null)
        {
            var launch = await (await StartAsync("retro-forms")).ScheduleAsync();
            await launch.MoveToAsync(launch.LaunchAt);
            await launch.UntilAsync("live");
            s_live = launch;
        }

        return s_live;
    }

    private async Task TellsTheSameAsync(SmallLaunch launch)
    {
        using var page = await ShowAsync(launch);
        var html = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, $"Retrospective of {launch.Name}"), (page.StatusCode, html.QuerySelector("h1")!.TextContent));
        Assert.Single(html.QuerySelectorAll("svg.chart"));
        Assert.Contains("Support tried it first.", html.Body!.TextContent, StringComparison.Ordinal);
        using var markdown = await GetAsync(launch, "text/markdown");
        Assert.Contains("- Waiver: Item a1, stood at launch; risk@contoso.example", await markdown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var mail = (await launch.MailsAsync(StartRequest.Owner)).Single(mail => mail["subject"]!.GetValue<string>().StartsWith("Completed:", StringComparison.Ordinal));
        Assert.Contains($"/board/{launch.Id}/retrospective", mail["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<SmallLaunch> StartAsync(string playbook)
    {
        var small = TestPlaybook.Usual(playbook);
        using (var stored = await host.Api.Http.PutAsync($"api/playbooks/{small.Id}", new StringContent(small.ToJson().ToJsonString(), System.Text.Encoding.UTF8, "application/json")))
        {
            Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        return await SmallLaunch.StartAsync(host.Api, small.Id, small.People());
    }

    private static Task<ApiAnswer> SayAsync(SmallLaunch launch, string text) =>
        launch.CallAsync(HttpMethod.Post, "feedback", new JsonObject { ["entries"] = new JsonArray(new JsonObject { ["text"] = text, ["kind"] = "customer" }) });

    private async Task<JsonNode> ReportAsync(SmallLaunch launch)
    {
        using var answer = await GetAsync(launch, "application/json");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<HttpResponseMessage> GetAsync(SmallLaunch launch, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/launches/{launch.Id}/retrospective");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await host.Api.Http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> ShowAsync(SmallLaunch launch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"board/{launch.Id}/retrospective");
        request.Headers.Add("Cookie", $"{PagePrincipal.DevelopmentCookie}={await host.Api.TokenAsync(TestPlaybook.Worker)}");
        return await host.Api.Http.SendAsync(request);
    }
}
