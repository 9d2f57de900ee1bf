using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Drivers.OpenApi;
using LaunchControl.Functions.Portfolios;
using LaunchControl.Functions.Tests.Infrastructure;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>Every list comes as JSON and as CSV, read by a parser of others, with what runs nothing in a spreadsheet.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private const string Hostile = "=HYPERLINK(\"https://evil.example\",\"x\"); +1,\r\n@SUM(A1)";

    // Their lists are not all that they answer.
    private static readonly string[] MoreThanLists = ["getReadiness", "getBlackouts"];

    // A row there is not an item here.
    private static readonly string[] OtherRows = ["getReadiness", "getBlackouts", "getSnapshots"];

    private readonly RunningHost _host = new() { AllowedHosts = ["127.0.0.1"] };
    private SmallLaunch _launch = null!;
    private string _webhook = "";

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        var playbook = TestPlaybook.Usual("exports");
        await SmallLaunch.StartAsync(_host.Api, playbook);
        _launch = await SmallLaunch.StartAsync(_host.Api, playbook.Id, playbook.People(), name: Hostile.Replace("\r\n", " ", StringComparison.Ordinal));
        (await _launch.ItemAsync("a1", "block", new JsonObject { ["reason"] = Hostile })).IsAccepted();
        (await _launch.ItemAsync("a2", "complete", new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["text"] = Hostile }) })).IsAccepted();
        (await _launch.CallAsync(HttpMethod.Post, "feedback", new JsonObject { ["entries"] = new JsonArray(new JsonObject { ["text"] = Hostile, ["kind"] = "customer" }) })).IsAccepted();
        Assert.True((await _launch.CallAsync(HttpMethod.Put, "channels/marketing", new JsonObject { ["kind"] = "slack", ["url"] = $"http://127.0.0.1:{Ports.Free()}/services/x" })).Status is HttpStatusCode.OK or HttpStatusCode.Created);
        await _host.Api.PostAsync($"api/launches/{_launch.Id}/channels/marketing/test", null, HttpStatusCode.Accepted);
        await PutPeopleAsync();
        await _host.Api.SignInAsync("admin@contoso.example", "Launch.Admin");
        using var webhook = await _host.Api.Http.PostAsJsonAsync(
            "api/webhooks", new JsonObject { ["url"] = $"http://127.0.0.1:{Ports.Free()}/in", ["contact"] = "ops@contoso.example", ["description"] = Hostile.Replace("\r\n", " ", StringComparison.Ordinal) });
        _webhook = JsonNode.Parse(await webhook.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        await _host.Api.PostAsync($"api/webhooks/{_webhook}/test", null, HttpStatusCode.Accepted);
        using var blackouts = await _host.Api.Http.PutAsJsonAsync("api/blackouts", new JsonObject
        {
            ["windows"] = new JsonArray(new JsonObject { ["id"] = "freeze", ["name"] = "=Freeze", ["from"] = "2030-12-20", ["to"] = "2031-01-02", ["reason"] = "-1" }),
            ["holidays"] = new JsonObject { ["us"] = new JsonObject { ["name"] = "US", ["days"] = new JsonArray(new JsonObject { ["date"] = "2030-12-25", ["name"] = "+Christmas" }) } },
        });
        Assert.True(blackouts.IsSuccessStatusCode, await blackouts.Content.ReadAsStringAsync());
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_list_of_the_API_document_is_offered_as_JSON_and_as_CSV_and_holds_the_same_rows()
    {
        var document = await ApiDocument.ReadAsync(_host.Api.Http);
        var lists = document.Operations.Where(operation => operation.IsSafe && IsList(document, operation)).ToList();
        Assert.True(lists.Count >= 20, string.Join(", ", lists.Select(list => list.Id)));
        List<string> empty = [];
        foreach (var list in lists)
        {
            var path = Fill(list.Path);
            var csv = list.Answer(200)!["content"]!["text/csv"];
            Assert.True(csv is not null, $"{list.Id} is not offered as CSV.");
            var json = JsonNode.Parse(await GetAsync(path, "application/json"))!;
            var file = CsvFile.Read(await GetAsync(path, "text/csv"));

            Assert.True(csv["example"]!.GetValue<string>() == string.Join(',', file.Heading), list.Id);
            file.IsInert();
            if (!OtherRows.Contains(list.Id))
            {
                Assert.True(json["items"]!.AsArray().Count == file.Rows.Count, $"{list.Id}: {json["items"]!.AsArray().Count} items, {file.Rows.Count} rows");
            }

            if (file.Rows.Count == 0)
            {
                empty.Add(list.Id);
            }
        }

        // Nothing was lost in a queue, or measured after a launch.
        Assert.Equal(["getSnapshots", "listDeadLetters"], empty.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_others_wrote_is_whole_in_the_table_and_runs_nothing()
    {
        var items = CsvFile.Read(await GetAsync($"api/launches/{_launch.Id}/items", "text/csv")).Rows;
        Assert.Equal(["a1", "a2", "b1"], items.Take(3).Select(row => row["id"]));
        Assert.Equal(("blocked", "'=HYPERLINK(\"https://evil.example\",\"x\");'+1,  @SUM(A1)"), (items[0]["status"], items[0]["reason"].Replace(";' +1", ";'+1", StringComparison.Ordinal)));
        Assert.StartsWith("'=HYPERLINK", items[1]["evidence"], StringComparison.Ordinal);
        var json = JsonNode.Parse(await GetAsync($"api/launches/{_launch.Id}/items", "application/json"))!["items"]!.AsArray();
        Assert.Equal(Hostile, json[0]!["reason"]!.GetValue<string>());
        Assert.Equal(items.Select(row => $"{row["gate"]} {row["team"]} {row["owner"]} {row["dueAt"]}"), json.Select(item => $"{item!["gate"]} {item["team"]} {item["owner"]} {item["dueAt"]}"));
    }

    [Fact]
    public async Task A_page_offers_each_list_of_a_launch_as_a_download()
    {
        var pages = new Pages(_host);
        foreach (var list in LaunchExports.Lists)
        {
            var (csv, text) = await pages.SendAsync($"board/{_launch.Id}/exports/{list}", TestPlaybook.Worker);
            Assert.Equal((HttpStatusCode.OK, $"{_launch.Id}-{list}.csv"), (csv.StatusCode, csv.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
            Assert.Equal("no-store", csv.Headers.CacheControl!.ToString());
            CsvFile.Read(text).IsInert();
            var (json, body) = await pages.SendAsync($"board/{_launch.Id}/exports/{list}?format=json", TestPlaybook.Worker);
            Assert.Equal(("application/json", $"{_launch.Id}-{list}.json"), (json.Content.Headers.ContentType!.MediaType, json.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
            Assert.NotNull(JsonNode.Parse(body)!["items"]);
            if (list is "audit" or "feedback" or "items" or "blockers" or "readiness")
            {
                Assert.Equal(CsvFile.Read(text).Rows.Count, JsonNode.Parse(body)!["items"]!.AsArray().Count);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await pages.SendAsync($"board/{_launch.Id}/exports/secrets", TestPlaybook.Worker)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.SendAsync($"board/{_launch.Id}/exports/items?format=xml", TestPlaybook.Worker)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await pages.SendAsync($"board/{_launch.Id}/exports/items", "stranger@contoso.example")).Answer.StatusCode);
    }

    // A list has its entries at the top of its answer.
    private static bool IsList(ApiDocument document, DocumentedOperation operation) =>
        MoreThanLists.Contains(operation.Id)
        || (operation.Answer(200)?["content"]?["application/json"]?["schema"] is { } schema && document.Resolve(schema)["properties"]?["items"] is not null);

    private string Fill(string path) => RouteTableTests.Fill(path.TrimStart('/').Replace("{webhookId}", _webhook, StringComparison.Ordinal), _launch.Id)
        .Replace("playbooks/saas-ga", "playbooks/exports", StringComparison.Ordinal).Replace("ana@contoso.example/sign-offs", $"{TestPlaybook.Worker}/sign-offs", StringComparison.Ordinal);

    private async Task PutPeopleAsync()
    {
        using var delegation = await _host.Api.Http.PutAsJsonAsync("api/people/ana@contoso.example/delegation", new JsonObject { ["from"] = "2030-03-01", ["to"] = "2030-03-05", ["delegate"] = "bob@contoso.example" });
        using var settings = await _host.Api.Http.PutAsJsonAsync("api/people/ana@contoso.example/settings", new JsonObject { ["timeZone"] = "Asia/Kolkata", ["workFrom"] = "09:00", ["workTo"] = "17:30", ["workingDays"] = new JsonArray("monday", "tuesday") });
        Assert.True(delegation.IsSuccessStatusCode && settings.IsSuccessStatusCode, await settings.Content.ReadAsStringAsync());

        // Somebody is refused something.
        using var stranger = new LaunchApi(_host.Api.Http.BaseAddress!);
        stranger.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _host.Api.TokenAsync("stranger@contoso.example"));
        using var refused = await stranger.Http.GetAsync($"api/launches/{_launch.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task<string> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await _host.Api.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType!.MediaType == accept, $"{path} as {accept}: {(int)answer.StatusCode} {text}");
        return text;
    }
}
