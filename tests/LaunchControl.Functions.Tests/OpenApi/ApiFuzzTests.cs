using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Drivers.OpenApi;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.OpenApi;

/// <summary>Requests that the document forbids are refused with a reason, change nothing, and cost no memory.</summary>
public sealed class ApiFuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Requests = 10_000;
    private const int WarmUp = 2_000;
    private const long MostMemoryKept = 64 * 1024 * 1024;
    private readonly RunningHost _host = new();

    // The first of each kind.
    private readonly SortedDictionary<string, string> _faults = new(StringComparer.Ordinal);
    private readonly int _seed = int.TryParse(Environment.GetEnvironmentVariable("LAUNCHCONTROL_TEST_SEED"), out var given) ? given : Random.Shared.Next();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Ten_thousand_malformed_requests_get_no_5xx_and_change_nothing()
    {
        output.WriteLine($"LAUNCHCONTROL_TEST_SEED={_seed}");
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("fuzzed"));
        var document = await ApiDocument.ReadAsync(_host.Api.Http);
        var known = new Dictionary<string, string>
        {
            ["launchId"] = launch.Id,
            ["gateId"] = "alpha",
            ["itemId"] = "a1",
            ["playbookId"] = "fuzzed",
            ["email"] = "pm@contoso.example",
        };
        await _host.Api.SettleAsync();
        var before = await SnapshotAsync(launch);

        // Pools and caches fill with the first of them.
        await SendAllAsync(document, known, Requests, WarmUp);
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        var statuses = await SendAllAsync(document, known, 0, Requests);

        Assert.True(_faults.Count == 0, string.Join("\n\n", _faults.Select(fault => $"{fault.Key}: {fault.Value}")));
        Assert.Equal(before, await SnapshotAsync(launch));
        var kept = GC.GetTotalMemory(forceFullCollection: true) - memory;
        Assert.True(kept < MostMemoryKept, $"Memory grew by {kept / 1024} KiB.");

        // Otherwise this would have proved little.
        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        Assert.All([400, 401, 404, 413, 422], status => Assert.True(statuses.GetValueOrDefault(status) > 0, $"No {status}."));
        Assert.True(statuses[422] > Requests / 5, "Few requests reached the rules.");
    }

    private async Task<Dictionary<int, int>> SendAllAsync(ApiDocument document, Dictionary<string, string> known, int first, int count)
    {
        var statuses = new Dictionary<int, int>();
        var token = await _host.Api.TokenAsync("pm@contoso.example", "Launch.Admin");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, cancellationToken) =>
        {
            var fuzzed = FuzzedRequest.Create(document, _seed, number, known);
            using var request = fuzzed.ToMessage(_host.Api.Http.BaseAddress!, token);
            using var response = await http.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            var isRefused = status is >= 400 and < 500;
            var fault = isRefused ? await SaysWhatToDoAsync(response) : IsHarmless(fuzzed.Operation) && status < 300 ? null : "not refused";
            lock (statuses)
            {
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                if (fault is not null)
                {
                    _faults.TryAdd($"{fuzzed.Operation.Id} {status} {fault}", $"seed {_seed}, number {number}\n{fuzzed}");
                }
            }
        });
        return statuses;
    }

    // To look, and to take away what is not there.
    private static bool IsHarmless(DocumentedOperation operation) => operation.IsSafe || operation.Method == "delete";

    // The host itself answers what has no route; everything else is a problem with a sentence.
    private static async Task<string?> SaysWhatToDoAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? (int)response.StatusCode is 400 or 404 ? null : "without a word"
            : JsonNode.Parse(text) is JsonObject problem && problem["detail"]?.GetValue<string>().Length > 10 && problem["traceId"] is not null ? null : $"no problem: {text}";
    }

    private async Task<string> SnapshotAsync(SmallLaunch launch) => string.Concat(
        await launch.SnapshotAsync(),
        (await _host.Api.GetAsync("api/launches")).ToJsonString(),
        (await _host.Api.GetAsync("api/playbooks")).ToJsonString(),
        (await _host.Api.GetAsync("dev/queues.json")).ToJsonString(),
        $"{(await _host.Api.MailboxAsync()).Count} mails");
}
