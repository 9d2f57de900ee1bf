using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>Refusals are written down: who, what, why, and how often.</summary>
public sealed class AccessAuditTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Each_kind_of_refusal_has_a_row_with_who_what_why_and_how_often_and_no_token_in_it()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("refusals"));
        var mallory = await host.Api.TokenAsync("mallory@contoso.example");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(HttpMethod.Post, $"api/launches/{launch.Id}/hold", mallory));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(HttpMethod.Get, $"api/launches/{launch.Id}", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(HttpMethod.Get, $"api/launches/{launch.Id}", $"{mallory}x"));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(HttpMethod.Get, "api/launches", mallory));
        (await launch.GateAsync("alpha", "sign-offs", new JsonObject { ["decision"] = "approve" }, TestPlaybook.LeadOf("beta"))).IsRefused(HttpStatusCode.Forbidden, "not-an-approver");
        using (var page = new HttpRequestMessage(HttpMethod.Get, $"board/{launch.Id}"))
        {
            page.Headers.Add("Cookie", $"{PagePrincipal.DevelopmentCookie}={mallory}");
            using var shown = await host.Api.Http.SendAsync(page);
            Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
        }

        var rows = await RowsAsync();
        var held = Row(rows, "api/launches/{launchId}/hold", "notOfThisLaunch");
        Assert.Equal(("mallory@contoso.example", "POST", 3, launch.Id), (Text(held, "caller"), Text(held, "method"), held["count"]!.GetValue<int>(), Text(held, "launchId")));
        Assert.True(held["first"]!.GetValue<DateTimeOffset>() <= held["last"]!.GetValue<DateTimeOffset>());
        Assert.Null(Text(Row(rows, "api/launches/{launchId}", "noToken"), "caller"));
        Assert.Null(Text(Row(rows, "api/launches/{launchId}", "tokenNotValid"), "caller"));
        Assert.Equal("mallory@contoso.example", Text(Row(rows, "api/launches", "role"), "caller"));
        Assert.Equal(TestPlaybook.LeadOf("beta"), Text(Row(rows, "api/launches/{launchId}/gates/{gateId}/sign-offs", "notOfThisLaunch"), "caller"));
        Assert.Equal("GET", Text(Row(rows, "board/{launchId}", "notOfThisLaunch"), "method"));
        Assert.DoesNotContain(mallory[..40], string.Concat(rows.Select(row => row.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_listed_by_day_and_in_pages_to_admins_alone()
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(HttpMethod.Get, "api/playbooks", await host.Api.TokenAsync($"{name}@paged.example")));
        }

        List<string> seen = [];
        string? next = null;
        do
        {
            var page = await ListAsync($"pageSize=2{(next is null ? "" : $"&continuationToken={next}")}");
            Assert.InRange(page["items"]!.AsArray().Count, 1, 2);
            seen.AddRange(page["items"]!.AsArray().Select(row => $"{row!["caller"]} {row["route"]} {row["why"]}"));
            next = page["continuationToken"]?.GetValue<string>();
        }
        while (next is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(3, seen.Count(row => row.Contains("@paged.example", StringComparison.Ordinal)));
        Assert.Empty((await ListAsync("day=2020-02-29"))["items"]!.AsArray());
        foreach (var query in new[] { "day=yesterday", "day=2027-02-30", "pageSize=0", "pageSize=1001", "continuationToken=x", "continuationToken=bGF1bmNo" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await CallAsync(HttpMethod.Get, $"api/access-refusals?{query}", await AdminAsync()));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(HttpMethod.Get, "api/access-refusals", await host.Api.TokenAsync("m@contoso.example", "Launch.Manage")));
    }

    [Fact]
    public async Task The_first_is_written_at_once_and_a_flood_once_a_minute_with_none_lost()
    {
        var (store, time, audit) = Compose();
        for (var i = 0; i < 1_000; i++)
        {
            await audit.NoteAsync(Refusal("mallory", time.GetUtcNow()));
        }

        Assert.Equal([1], store.Written.Select(row => row.Count));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal([1, 999], store.Written.Select(row => row.Count));
        await audit.NoteAsync(Refusal("mallory", time.GetUtcNow()));
        await audit.NoteAsync(Refusal("eve", time.GetUtcNow()));
        Assert.Equal(["mallory", "mallory", "eve"], store.Written.Select(row => row.Caller));
        await audit.StopAsync(CancellationToken.None);
        Assert.Equal(1_002, store.Written.Sum(row => row.Count));
    }

    [Fact]
    public async Task However_many_callers_there_are_memory_and_rows_stay_bounded()
    {
        var (store, time, audit) = Compose();
        for (var i = 0; i < 20_000; i++)
        {
            await audit.NoteAsync(Refusal($"caller-{i}", time.GetUtcNow()));
        }

        await audit.StopAsync(CancellationToken.None);
        Assert.Equal(20_000, store.Written.Sum(row => row.Count));
        Assert.InRange(store.Written.Select(row => row.Caller).Distinct().Count(), 4_000, 5_001);
        Assert.InRange(store.Written.Count, 4_000, 5_010);
    }

    [Fact]
    public async Task A_storage_that_fails_or_hangs_changes_no_answer_and_what_it_missed_is_written_later()
    {
        var (store, time, audit) = Compose();
        store.Fault = () => throw new IOException("Down.");
        await audit.NoteAsync(Refusal("mallory", time.GetUtcNow()));
        store.Fault = () => new TaskCompletionSource().Task;
        await audit.NoteAsync(Refusal("eve", time.GetUtcNow()));
        Assert.Empty(store.Written);

        store.Fault = null;
        time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(["eve", "mallory"], store.Written.Select(row => row.Caller).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_storage_is_out_of_reach_the_end_of_the_process_waits_for_one_write_and_not_for_all()
    {
        var (store, time, audit) = Compose();
        for (var i = 0; i < 400; i++)
        {
            await audit.NoteAsync(Refusal($"caller-{i % 200}", time.GetUtcNow()));
        }

        store.Fault = () => new TaskCompletionSource().Task;
        await audit.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        store.Fault = null;
        await audit.FlushAsync();
        Assert.Equal(400, store.Written.Sum(row => row.Count));
    }

    [Fact]
    public async Task Instances_that_count_the_same_refusal_at_once_add_up()
    {
        var store = host.App.Services.GetRequiredService<IAccessRefusals>();
        var at = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async i => await store.AddAsync(Refusal("many", at.AddMinutes(i)) with { Count = 10 }, CancellationToken.None)));
        var row = Assert.Single((await store.ListAsync(new DateOnly(2027, 3, 2), 10, null, CancellationToken.None)).Items);
        Assert.Equal((40, at, at.AddMinutes(3)), (row.Count, row.First, row.Last));
    }

    private static AccessRefusal Refusal(string caller, DateTimeOffset at) =>
        new(DateOnly.FromDateTime(at.UtcDateTime), caller, "GET", "api/launches", RefusedBecause.Role, at, at, 1, null);

    private (FakeStore Store, FakeTimeProvider Time, AccessAudit Audit) Compose()
    {
        var (store, time) = (new FakeStore(), new FakeTimeProvider(new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        return (store, time, new AccessAudit(store, host.App.Services.GetRequiredService<LaunchControlMetrics>(), time, NullLogger<AccessAudit>.Instance));
    }

    private static JsonNode Row(IReadOnlyList<JsonNode> rows, string route, string why) =>
        Assert.Single(rows, row => Text(row, "route") == route && Text(row, "why") == why && Text(row, "caller")?.Contains("@paged", StringComparison.Ordinal) != true);

    private static string? Text(JsonNode row, string name) => row[name]?.GetValue<string>();

    private async Task<IReadOnlyList<JsonNode>> RowsAsync() => [.. (await ListAsync("pageSize=1000"))["items"]!.AsArray().Select(row => row!)];

    private Task<string> AdminAsync() => host.Api.TokenAsync("admin@contoso.example", "Launch.Admin");

    private async Task<JsonNode> ListAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/access-refusals?{query}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await AdminAsync());
        using var answer = await host.Api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<HttpStatusCode> CallAsync(HttpMethod method, string path, string? token)
    {
        using var api = new LaunchApi(host.Api.Http.BaseAddress!);
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var answer = await api.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private sealed class FakeStore : IAccessRefusals
    {
        public List<AccessRefusal> Written { get; } = [];

        public Func<Task>? Fault { get; set; }

        public async Task AddAsync(AccessRefusal refusal, CancellationToken cancellationToken)
        {
            await (Fault?.Invoke() ?? Task.CompletedTask);
            Written.Add(refusal);
        }

        public Task<AccessRefusalPage> ListAsync(DateOnly day, int pageSize, string? after, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
