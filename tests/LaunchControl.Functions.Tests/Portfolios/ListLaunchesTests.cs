using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>GET /api/launches, from outside: filters, search, orders, pages, CSV.</summary>
public sealed class ListLaunchesTests : IClassFixture<RunningHost>, IAsyncLifetime
{
    private readonly RunningHost _host;
    private SmallLaunch _first = null!;
    private SmallLaunch _second = null!;
    private string _mark = "";

    public ListLaunchesTests(RunningHost host) => _host = host;

    private LaunchApi Api => _host.Api;

    public async Task InitializeAsync()
    {
        _mark = $"mark{Guid.NewGuid().ToString("N")[..8]}";
        var playbook = TestPlaybook.Usual("portfolio-list");
        _first = await SmallLaunch.StartAsync(Api, playbook);
        _second = await SmallLaunch.StartAsync(Api, playbook.Id, playbook.People(), days: 90, name: $"Zeppelin Ünïted {_mark}");

        // What these and the test before started is listed as it is once nobody works on it any more.
        await Api.SettleAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_row_tells_what_the_launch_is_about()
    {
        (await _second.ItemAsync("a1", "block", new JsonObject { ["reason"] = "No hardware" })).IsAccepted();
        var row = Assert.Single(await ListAsync($"q={_mark}"))!;
        var blockers = await _second.BlockersAsync();

        Assert.Equal(blockers.Count, row["blockers"]!.GetValue<int>());
        Assert.Equal(blockers.Min(blocker => blocker["by"]!.GetValue<DateTimeOffset>()), row["nextDeadline"]!["at"]!.GetValue<DateTimeOffset>());
        Assert.Contains(row["nextDeadline"]!["what"]!.GetValue<string>(), blockers.Select(blocker => blocker["what"]!.GetValue<string>()).Append("Alpha"));
        var launch = await _second.ReadAsync();
        Assert.Equal(launch["forecast"]!["earliestLaunchAt"]!.GetValue<DateTimeOffset>(), row["earliestLaunchAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(launch["phases"]![0]!["name"]!.GetValue<string>(), row["phase"]!.GetValue<string>());
        Assert.Equal(LaunchWalk.Gates(launch).Select(gate => gate["team"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal), row["teams"]!.AsArray().Select(team => team!.GetValue<string>()));
    }

    [Fact]
    public async Task Each_filter_takes_what_it_says()
    {
        var (id, at) = (_second.Id, _second.LaunchAt.ToUniversalTime());
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "America/New_York").DateTime);
        foreach (var query in new[]
        {
            $"q={_mark}", $"q=ZEPPELIN%20united%20{_mark.ToUpperInvariant()}", $"q={id}", $"q={_mark}%20pm@contoso", $"team=team&q={_mark}", $"rag=green&q={_mark}", $"active=true&q={_mark}",
            $"status=inReadiness&q={_mark}", $"owner=PM@contoso.example&q={_mark}", $"from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}&q={_mark}",
            $"from={Uri.EscapeDataString(at.ToString("O"))}&to={Uri.EscapeDataString(at.ToString("O"))}&q={_mark}",
        })
        {
            Assert.True((await ListAsync(query)).Select(row => row!["id"]!.GetValue<string>()).SequenceEqual([id]), query);
        }

        foreach (var query in new[]
        {
            $"q={_mark}x", $"q={_mark}%20wave", $"team=nobody&q={_mark}", $"rag=red&q={_mark}", $"active=false&q={_mark}", $"tier=T3&q={_mark}", $"from={day.AddDays(1):yyyy-MM-dd}&q={_mark}",
            $"to={day.AddDays(-1):yyyy-MM-dd}&q={_mark}", $"to={Uri.EscapeDataString(at.AddSeconds(-1).ToString("O"))}&q={_mark}",
        })
        {
            Assert.True((await ListAsync(query)).Count == 0, query);
        }
    }

    [Fact]
    public async Task The_newest_come_first_unless_an_order_is_asked_for()
    {
        string[] both = [_first.Id, _second.Id];
        foreach (var (sort, expected) in new[] { ("", (string[])[_second.Id, _first.Id]), ("newest", [_second.Id, _first.Id]), ("launchAt", both), ("-launchAt", [_second.Id, _first.Id]), ("name", both) })
        {
            var ids = (await ListAsync($"sort={sort}&pageSize=200")).Select(row => row!["id"]!.GetValue<string>()).Where(both.Contains);
            Assert.Equal(expected, ids);
        }
    }

    [Fact]
    public async Task All_faults_of_a_query_are_told_at_once()
    {
        var problem = await RefusedAsync("pageSize=201&status=nope&rag=Red&sort=Name&active=yes&tier=t1&from=2027-13-01&to=soon&q=" + new string('x', 201));
        Assert.Equal(["/active", "/from", "/pageSize", "/q", "/rag", "/sort", "/status", "/tier", "/to"], problem["errors"]!.AsObject().Select(fault => fault.Key));
        Assert.Contains("-nextDeadline", problem["errors"]!["/sort"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull((await RefusedAsync("from=2027-03-02&to=2027-03-01"))["errors"]!["/to"]);
        Assert.NotNull((await RefusedAsync("from=2027-03-02&to=2027-02-28T23:59:59Z"))["errors"]!["/to"]);
        Assert.NotNull((await RefusedAsync("from=2027-03-02T00:00:00Z&to=2027-02-28"))["errors"]!["/to"]);
        Assert.Empty(await ListAsync("from=9999-12-31&to=9999-12-31"));
        Assert.Empty(await ListAsync("from=9999-12-31&to=9999-12-31T23:59:59.9999999Z"));

        // In Tokyo it is the 2nd by then.
        Assert.Empty(await ListAsync("from=2027-03-02&to=2027-03-01T23:59:59Z&q=no-such-launch"));
    }

    [Fact]
    public async Task A_token_of_another_filter_or_order_is_refused_and_says_so()
    {
        var token = (await Api.GetAsync("api/launches?pageSize=1"))["continuationToken"]!.GetValue<string>();
        Assert.NotEmpty(await ListAsync($"pageSize=7&continuationToken={token}"));
        foreach (var other in new[] { "sort=name", "q=contoso", "active=true", "team=team" })
        {
            Assert.Contains("another filter or sort", (await RefusedAsync($"{other}&continuationToken={token}"))["errors"]!["/continuationToken"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Launches_that_start_while_somebody_turns_pages_move_no_other()
    {
        var before = (await ListAsync("sort=name&pageSize=200")).Select(row => row!["id"]!.GetValue<string>()).ToHashSet();
        List<string> seen = [];
        string? token = null;
        for (var turn = 0; turn == 0 || token is not null; turn++)
        {
            var page = await Api.GetAsync($"api/launches?sort=name&pageSize=1{(token is null ? "" : $"&continuationToken={token}")}");
            seen.AddRange(page["items"]!.AsArray().Select(row => row!["id"]!.GetValue<string>()));
            token = page["continuationToken"]?.GetValue<string>();
            if (turn < 3)
            {
                await Api.StartAsync(StartRequest.Usual(turn == 1 ? "Zzz the last" : "Aaa the first", await SmallLaunch.NowAsync(Api)));
            }
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), before);
    }

    [Fact]
    public async Task As_CSV_it_is_everything_that_fits_however_small_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/launches?pageSize=1&sort=-name&active=true");
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await Api.Http.SendAsync(request);
        var file = CsvFile.Read(await answer.Content.ReadAsStringAsync());

        var all = await ListAsync("sort=-name&active=true&pageSize=200");
        Assert.True(all.Count >= 2);
        Assert.Equal(all.Select(row => row!["id"]!.GetValue<string>()), file.Rows.Select(row => row["id"]));
        Assert.Equal(all.Select(row => row!["nextDeadline"]?["what"]?.GetValue<string>() ?? ""), file.Rows.Select(row => row["nextDeadline"]));
        Assert.Equal(all.Select(row => row!["tier"]!.GetValue<string>()), file.Rows.Select(row => row["tier"]));
    }

    private async Task<JsonArray> ListAsync(string query) => (await Api.GetAsync($"api/launches?{query}"))["items"]!.AsArray();

    private async Task<JsonNode> RefusedAsync(string query)
    {
        using var answer = await Api.Http.GetAsync($"api/launches?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
