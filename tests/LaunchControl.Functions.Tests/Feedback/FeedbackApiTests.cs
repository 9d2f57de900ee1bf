using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Feedback;

/// <summary>The feedback inbox over HTTP.</summary>
public sealed class FeedbackApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly TestPlaybook Playbook = TestPlaybook.Usual("feedback");

    [Fact]
    public async Task What_people_say_is_kept_with_the_sentiment_and_themes_that_were_given_or_found()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var answer = await SendAsync(launch,
            Entry("Slow, and far too expensive", "customer").With("from", "Kim").With("id", "t-1"),
            Entry("Slow, and far too expensive", "internal").With("sentiment", "positive").With("themes", new JsonArray("roadmap-2028")));
        answer.IsAccepted();
        Assert.Equal((2, 0, "t-1"), (answer.Body["added"]!.GetValue<int>(), answer.Body["repeated"]!.GetValue<int>(), answer.Body["ids"]![0]!.GetValue<string>()));

        var items = await ListAsync(launch);
        Assert.Equal(["internal", "customer"], items.Select(item => item["kind"]!.GetValue<string>()));
        Assert.Equal(["positive", "negative"], items.Select(item => item["sentiment"]!.GetValue<string>()));
        Assert.Equal(["[\"roadmap-2028\"]", "[\"performance\",\"pricing\"]"], items.Select(item => item["themes"]!.ToJsonString()));
        Assert.Equal([true, false], items.Select(item => item["isSentimentGiven"]!.GetValue<bool>()));
        Assert.Equal((null, "Kim"), (items[0]["from"]?.GetValue<string>(), items[1]["from"]!.GetValue<string>()));

        var summary = await host.Api.GetAsync($"api/launches/{launch.Id}/feedback/summary");
        Assert.Equal("""{"count":2,"positive":1,"neutral":0,"negative":1,"customer":1,"themes":[{"theme":"performance","count":1},{"theme":"pricing","count":1},{"theme":"roadmap-2028","count":1}]}""",
            summary.ToJsonString());
    }

    [Fact]
    public async Task An_entry_that_is_sent_again_counts_once_also_in_part_and_all_at_once()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        JsonObject[] all = [.. Enumerable.Range(0, 100).Select(number => Entry($"Nice {number}", "customer").With("id", $"id/{number} #?"))];
        (await SendAsync(launch, all[..30])).IsAccepted();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(launch, all)));

        Assert.All(answers, answer => answer.IsAccepted());
        Assert.Equal(70, answers.Sum(answer => answer.Body["added"]!.GetValue<int>()));
        Assert.Equal(530, answers.Sum(answer => answer.Body["repeated"]!.GetValue<int>()));
        Assert.Equal(100, (await host.Api.GetAsync($"api/launches/{launch.Id}/feedback/summary"))["positive"]!.GetValue<int>());
        Assert.Equal(100, (await ListAsync(launch)).Select(item => item["id"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task Pages_filters_and_the_table_each_show_what_they_say()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        (await SendAsync(launch, [.. Enumerable.Range(0, 25).Select(number => Entry($"Entry {number}", number % 2 == 0 ? "customer" : "internal")
            .With("sentiment", number % 5 == 0 ? "negative" : "neutral").With("themes", number % 3 == 0 ? new JsonArray("pricing") : []))])).IsAccepted();

        var pages = new List<string>();
        var token = "";
        do
        {
            var page = await host.Api.GetAsync($"api/launches/{launch.Id}/feedback?pageSize=10{token}");
            pages.AddRange(Texts(page));
            token = page["continuationToken"] is { } next ? $"&continuationToken={next.GetValue<string>()}" : null;
        }
        while (token is not null);

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(number => $"Entry {number}"), pages);
        Assert.Equal(["Entry 20", "Entry 15", "Entry 10", "Entry 5", "Entry 0"], await TextsAsync(launch, "sentiment=negative"));
        Assert.Equal(["Entry 15", "Entry 5"], await TextsAsync(launch, "sentiment=negative&kind=internal"));
        Assert.Equal(["Entry 15"], await TextsAsync(launch, "sentiment=negative&kind=internal&theme=pricing"));
        Assert.Empty(await TextsAsync(launch, "theme=unheard-of"));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/launches/{launch.Id}/feedback?kind=internal&theme=pricing");
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        using var csv = await host.Api.Http.SendAsync(request);
        var lines = (await csv.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal("id,at,kind,sentiment,sentimentGiven,themes,themesGiven,from,text", lines[0]);
        Assert.Equal(["Entry 21", "Entry 15", "Entry 9", "Entry 3"], lines.Skip(1).Select(line => line.Split(',')[^1]));
    }

    [Theory]
    [InlineData("sentiment=Negative", "/sentiment")]
    [InlineData("kind=partner", "/kind")]
    [InlineData("theme=No theme", "/theme")]
    [InlineData("pageSize=201", "/pageSize")]
    [InlineData("continuationToken=nonsense", "/continuationToken")]
    public async Task A_query_that_makes_no_sense_is_refused(string query, string fault)
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        (await launch.CallAsync(HttpMethod.Get, $"feedback?{query}", null)).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", fault);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_nothing_is_stored()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var answer = await SendAsync(launch,
            Entry(" ", "customer").With("id", "same"),
            Entry("ok", "partner").With("id", "same"),
            Entry(new string('x', 4001), "customer").With("sentiment", "great").With("from", "a\nb"),
            Entry("null \0", "customer").With("themes", new JsonArray("ok", "Not ok", 7)).With("note", "x"),
            new JsonObject());
        answer.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request",
            "/entries/0/text", "/entries/1/id", "/entries/1/kind", "/entries/2/from", "/entries/2/sentiment", "/entries/2/text", "/entries/3/note", "/entries/3/text", "/entries/3/themes/1",
            "/entries/3/themes/2", "/entries/4/kind", "/entries/4/text");
        (await SendAsync(launch)).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/entries");
        (await SendAsync(launch, [.. Enumerable.Range(0, 101).Select(_ => Entry("ok", "customer"))])).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/entries");
        (await launch.CallAsync(HttpMethod.Post, "feedback", new JsonObject { ["entries"] = "text" })).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/entries");
        Assert.Empty(await ListAsync(launch));
    }

    [Fact]
    public async Task Hostile_text_comes_back_as_it_was_and_is_harmless_in_the_table()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        const string Hostile = "=HYPERLINK(\"https://evil.example\")<script>alert(1)</script>\r\n\u202Ereversed";
        (await SendAsync(launch, Entry(Hostile, "customer").With("from", "+1 @SUM(A1)").With("id", "-1"))).IsAccepted();

        Assert.Equal(Hostile, (await ListAsync(launch))[0]["text"]!.GetValue<string>());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/launches/{launch.Id}/feedback");
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        using var csv = await host.Api.Http.SendAsync(request);
        var lines = (await csv.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("'-1,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",'+1 @SUM(A1),\"'=HYPERLINK(\"\"https://evil.example\"\")<script>alert(1)</script>  reversed\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_so_much_is_taken_and_what_did_not_fit_is_not_kept()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        (await SendAsync(launch, Entry("First", "customer"))).IsAccepted();
        await FillAsync(launch.Id, FeedbackTally.MostEntries - 1);

        (await SendAsync(launch, Entry("Last", "customer").With("id", "last"), Entry("Too many", "customer"))).IsRefused(HttpStatusCode.Conflict, "feedback-full");
        (await SendAsync(launch, Entry("Last", "customer").With("id", "last"))).IsAccepted();
        Assert.Equal(FeedbackTally.MostEntries, (await host.Api.GetAsync($"api/launches/{launch.Id}/feedback/summary"))["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Ninety_days_after_completion_it_is_closed()
    {
        var launch = await (await SmallLaunch.StartAsync(host.Api, Playbook)).ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddDays(1));
        await launch.UntilAsync("completed");
        (await SendAsync(launch, Entry("Late but welcome", "customer"))).IsAccepted();
        await launch.MoveToAsync(launch.LaunchAt.AddDays(92));
        (await SendAsync(launch, Entry("Too late", "customer"))).IsRefused(HttpStatusCode.Conflict, "feedback-closed");
        Assert.Single(await ListAsync(launch));
    }

    private static JsonObject Entry(string text, string kind) => new() { ["text"] = text, ["kind"] = kind };

    private static Task<ApiAnswer> SendAsync(SmallLaunch launch, params JsonObject[] entries) =>
        launch.CallAsync(HttpMethod.Post, "feedback", new JsonObject { ["entries"] = new JsonArray([.. entries.Select(entry => entry.DeepClone())]) });

    private async Task<IReadOnlyList<JsonNode>> ListAsync(SmallLaunch launch) =>
        [.. (await host.Api.GetAsync($"api/launches/{launch.Id}/feedback?pageSize=200"))["items"]!.AsArray().Select(item => item!)];

    private async Task<IReadOnlyList<string>> TextsAsync(SmallLaunch launch, string query) => [.. Texts(await host.Api.GetAsync($"api/launches/{launch.Id}/feedback?{query}"))];

    private static IEnumerable<string> Texts(JsonNode page) => page["items"]!.AsArray().Select(item => item!["text"]!.GetValue<string>());

    // As if so many had come in already: only the tally knows.
    private async Task FillAsync(string launchId, int count)
    {
        var tables = host.App.Services.GetRequiredService<Functions.Infrastructure.Tables.LaunchControlTables>();
        var row = (await tables.Feedback.GetEntityAsync<Azure.Data.Tables.TableEntity>(launchId, "tally")).Value;
        row["Json"] = $$"""{"positive":{{count}}}""";
        await tables.Feedback.UpdateEntityAsync(row, row.ETag, Azure.Data.Tables.TableUpdateMode.Replace);
        Assert.Equal(count, (await host.App.Services.GetRequiredService<IFeedback>().SummariseAsync(launchId, CancellationToken.None)).Count);
    }
}
