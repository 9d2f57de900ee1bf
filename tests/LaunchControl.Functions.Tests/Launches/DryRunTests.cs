using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>POST /api/launches?dryRun=true, and starts that are sent more than once.</summary>
public sealed class DryRunTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string People = """{ "eng": ["ana@contoso.example"] }""";
    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task A_dry_run_shows_the_plan_that_a_start_then_has_and_whom_it_would_mail()
    {
        await _small.StoreAsync(Playbook("dry"));
        var request = (await _small.RequestAsync("dry", People)).ToJsonString();

        var plan = await _small.PostAsync("launches?dryRun=true", request, HttpStatusCode.OK);
        var started = await host.Api.StartAsync(JsonNode.Parse(request)!.AsObject());

        foreach (var same in new[] { "launchAt", "phases", "people", "postLaunchChecks", "warnings", "readiness" })
        {
            Assert.True(JsonNode.DeepEquals(plan[same], started[same]), $"{same}: {plan[same]}");
        }

        Assert.Null(started["plannedMails"]);
        var launchAt = plan["launchAt"]!.GetValue<DateTimeOffset>();
        Assert.Equal(3, Mails(plan, "launchStarted").Count);
        Assert.Equal(("ana@contoso.example", "eng", launchAt.AddDays(-5)), Mails(plan, "signOffRequested")[0]);
        Assert.Equal((SmallLaunches.Executive, "go-no-go", launchAt.AddDays(-1)), Mails(plan, "signOffRequested")[1]);
        Assert.All(Mails(plan, "launchLive"), mail => Assert.Equal(launchAt, mail.By));
    }

    [Fact]
    public async Task A_dry_run_tells_the_warnings()
    {
        await _small.StoreAsync(Playbook("dry-warned").With("unowned", "\"warn\""));

        var plan = await _small.PostAsync("launches?dryRun=true", (await _small.RequestAsync("dry-warned")).ToJsonString(), HttpStatusCode.OK);

        Assert.Contains("Nobody is named as The eng.", Assert.Single(plan["warnings"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing_no_launch_no_mail_no_idempotency_key()
    {
        await _small.StoreAsync(Playbook("dry-nothing"));
        var request = (await _small.RequestAsync("dry-nothing", People)).With("name", "\"Nothing stored\"");

        var plan = await SendAsync("api/launches?dryRun=true", "dry-key", request.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, plan.Status);

        Assert.Equal(0, await ListedAsync("Nothing stored"));
        await _small.SendAsync(HttpMethod.Get, $"api/launches/{plan.Body["id"]}", "", HttpStatusCode.NotFound);
        Assert.DoesNotContain(await host.Api.MailboxAsync(), mail => mail["text"]!.GetValue<string>().Contains("Nothing stored", StringComparison.Ordinal));
        var other = await SendAsync("api/launches", "dry-key", request.With("name", "\"Another body\"").ToJsonString());
        Assert.Equal(HttpStatusCode.Accepted, other.Status);
    }

    [Fact]
    public async Task A_dry_run_of_a_playbook_that_ships_with_the_product_stores_no_version_of_it()
    {
        var before = (await host.Api.GetAsync("api/playbooks")).ToJsonString();
        await _small.PostAsync("launches?dryRun=true", StartRequest.Usual("Dry GA").ToJsonString(), HttpStatusCode.OK);
        Assert.Equal(before, (await host.Api.GetAsync("api/playbooks")).ToJsonString());
    }

    [Fact]
    public async Task A_dry_run_finds_the_faults_that_a_start_finds()
    {
        await _small.StoreAsync(Playbook("dry-faults"));
        var request = (await _small.RequestAsync("dry-faults", """{ "eng": ["nobody"], "sales": [] }""")).With("launchAt", "\"2001-01-01T00:00:00Z\"").With("tier", "\"T9\"")
            .With("waitsFor", """{ "nowhere": [{ "launch": "unknown", "gate": "eng" }] }""").ToJsonString();

        var dry = await _small.FaultsAsync(HttpMethod.Post, "api/launches?dryRun=true", request);

        Assert.Equal(["/launchAt", "/people/eng/0", "/people/sales", "/tier", "/waitsFor/nowhere", "/waitsFor/nowhere/0/launch"], dry.Keys);
        Assert.Equal(dry, await _small.FaultsAsync(HttpMethod.Post, "api/launches", request));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("")]
    [InlineData("true&dryRun=true")]
    public async Task A_dry_run_that_is_asked_for_in_other_words_never_starts_a_launch(string value)
    {
        await _small.StoreAsync(Playbook("dry-words"));
        using var answer = await host.Api.PostRawAsync($"api/launches?dryRun={value}", (await _small.RequestAsync("dry-words", People)).ToJsonString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Fifty_starts_at_once_with_one_key_start_one_launch()
    {
        await _small.StoreAsync(Playbook("fifty"));
        var body = (await _small.RequestAsync("fifty", People)).With("name", "\"Fifty at once\"").ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync("api/launches", "fifty-key", body)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        var id = Assert.Single(answers.Select(answer => answer.Body["id"]!.GetValue<string>()).Distinct());
        await _small.StatusAsync(id, "inReadiness");
        Assert.Equal(1, await ListedAsync("Fifty at once"));
        await Eventually.TrueAsync(async () => (await StartMailsAsync()).Count == 3, "A mail to each of three people");
        var audit = (await host.Api.GetAsync($"api/launches/{id}/audit"))["items"]!.AsArray().Select(entry => entry!["action"]!.GetValue<string>());
        Assert.Single(audit, "launch.started");

        async Task<List<JsonNode>> StartMailsAsync() =>
            [.. (await host.Api.MailboxAsync()).Where(mail => mail["subject"]!.GetValue<string>().Contains("Fifty at once", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task The_same_key_gives_the_same_launch_also_when_its_request_would_be_refused_by_now()
    {
        await _small.StoreAsync(Playbook("late-repeat"));
        var body = (await _small.RequestAsync("late-repeat", People)).With("launchAt", $"\"{await _small.InDaysAsync(3):O}\"").ToJsonString();
        var first = await SendAsync("api/launches", "late-key", body);
        await host.Api.AdvanceAsync("P4D");

        var again = await SendAsync("api/launches", "late-key", body);

        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal(first.Body["id"]!.GetValue<string>(), again.Body["id"]!.GetValue<string>());
    }

    private static JsonObject Playbook(string id) => PlaybookDocument.Of(id, PlaybookDocument.Gate("eng", "eng").Items(PlaybookDocument.Item("load-test", "eng")));

    private static List<(string To, string? Gate, DateTimeOffset By)> Mails(JsonNode plan, string kind) =>
        [.. plan["plannedMails"]!.AsArray().Where(mail => mail!["mail"]!.GetValue<string>() == kind)
            .Select(mail => (mail!["to"]!.GetValue<string>(), mail["gateId"]?.GetValue<string>(), mail["by"]!.GetValue<DateTimeOffset>()))];

    private async Task<int> ListedAsync(string name) =>
        (await host.Api.GetAsync("api/launches?pageSize=200"))["items"]!.AsArray().Count(launch => launch!["name"]!.GetValue<string>() == name);

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string path, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await host.Api.Http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
