using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>POST /api/launches.</summary>
public sealed class StartLaunchTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_start_answers_202_with_the_address_of_the_launch()
    {
        using var response = await _api.PostRawAsync("api/launches", StartRequest.Usual("Answer").ToJsonString());

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var launch = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal($"/api/launches/{launch["id"]}", response.Headers.Location!.OriginalString);
        Assert.Equal("preparing", launch["status"]!.GetValue<string>());
        Assert.Equal("T1", launch["tier"]!.GetValue<string>());
        Assert.True(launch["phases"]!.AsArray().Count >= 4);
        Assert.True(LaunchWalk.Gates(launch).Count() >= 12);
        Assert.True(LaunchWalk.Gates(launch).Sum(gate => gate["items"]!.AsArray().Count) >= 60);
        Assert.Equal($"{_api.Http.BaseAddress}board/{launch["id"]}", launch["links"]!["board"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_first_phase_opens_by_itself_and_everyone_is_told()
    {
        var id = (await _api.StartAsync(StartRequest.Usual("Told")))["id"]!.GetValue<string>();

        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        var mails = await Eventually.GetAsync(() => StartMailsAsync("Told"), mails => mails.Count == 6, "Six mails");
        Assert.Contains(StartRequest.Owner, mails);
        Assert.Equal(mails.Count, mails.Distinct().Count());
    }

    [Fact]
    public async Task The_same_idempotency_key_and_body_give_the_same_launch_also_concurrently()
    {
        var body = StartRequest.Usual("Once").ToJsonString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => StartWithKeyAsync("once-key", body)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        var id = answers[0].Id;
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        var started = (await _api.GetAsync($"api/launches/{id}/audit"))["items"]!.AsArray().Where(entry => entry!["action"]!.GetValue<string>() == "launch.started");
        Assert.Single(started);
    }

    [Fact]
    public async Task The_same_idempotency_key_with_another_body_is_a_conflict()
    {
        await StartWithKeyAsync("reused-key", StartRequest.Usual("First").ToJsonString());
        var (status, _) = await StartWithKeyAsync("reused-key", StartRequest.Usual("Second").ToJsonString());

        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    [Fact]
    public async Task A_dry_run_shows_the_launch_and_stores_nothing()
    {
        using var response = await _api.PostRawAsync("api/launches?dryRun=true", StartRequest.Usual("Dry").ToJsonString());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var launch = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        using var stored = await _api.Http.GetAsync($"api/launches/{launch["id"]}");
        Assert.Equal(HttpStatusCode.NotFound, stored.StatusCode);
    }

    [Fact]
    public async Task A_started_launch_is_on_the_list_and_the_list_is_paged()
    {
        foreach (var name in new[] { "Listed 1", "Listed 2", "Listed 3" })
        {
            await _api.StartAsync(StartRequest.Usual(name, null));
        }

        List<string> names = [];
        string? token = null;
        do
        {
            var page = await _api.GetAsync($"api/launches?pageSize=2&continuationToken={Uri.EscapeDataString(token ?? "")}");
            Assert.InRange(page["items"]!.AsArray().Count, 0, 2);
            names.AddRange(page["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
            token = page["continuationToken"]?.GetValue<string>();
        }
        while (token is not null);

        Assert.Equal(names.Count, names.Count(name => name.Length > 0));
        Assert.All(new[] { "Listed 1", "Listed 2", "Listed 3" }, name => Assert.Single(names, name));
    }

    private async Task<(HttpStatusCode Status, string Id)> StartWithKeyAsync(string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/launches") { Content = new StringContent(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await _api.Http.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (response.StatusCode, answer["id"]?.GetValue<string>() ?? "");
    }

    private async Task<List<string>> StartMailsAsync(string name) =>
        [.. (await _api.MailboxAsync())
            .Where(mail => mail["text"]!.GetValue<string>().Contains(name, StringComparison.Ordinal))
            .Select(mail => mail["to"]!.GetValue<string>())];
}
