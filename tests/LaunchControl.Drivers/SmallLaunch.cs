using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LaunchControl.Drivers;

/// <summary>A launch of a <see cref="TestPlaybook"/>, and everything that its people do with it over HTTP.</summary>
public sealed class SmallLaunch
{
    private readonly LaunchApi _api;

    private SmallLaunch(LaunchApi api, JsonNode launch) =>
        (_api, Id, Name, LaunchAt) = (api, launch["id"]!.GetValue<string>(), launch["name"]!.GetValue<string>(), launch["launchAt"]!.GetValue<DateTimeOffset>());

    public string Id { get; }

    public string Name { get; }

    public DateTimeOffset LaunchAt { get; }

    /// <summary>Starts a launch in 60 days, and waits until its first phase is open.</summary>
    public static async Task<SmallLaunch> StartAsync(LaunchApi api, TestPlaybook playbook)
    {
        using (var stored = await api.Http.PutAsJsonAsync($"api/playbooks/{playbook.Id}", playbook.ToJson()))
        {
            Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        return await StartAsync(api, playbook.Id, playbook.People());
    }

    /// <summary>Starts a launch of a playbook that is stored already, and waits until its first phase is open.</summary>
    public static async Task<SmallLaunch> StartAsync(LaunchApi api, string playbook, JsonObject people, int days = 60, string? name = null)
    {
        var body = StartRequest.Usual(name ?? $"Launch of {playbook}", await NowAsync(api)).With("playbook", playbook).With("people", people);
        body.Remove("inputs");
        body["launchAt"] = (await NowAsync(api)).AddDays(days).ToString("O");
        return await StartAsync(api, body);
    }

    /// <summary>Starts what a request asks for, and waits until its first phase is open.</summary>
    public static async Task<SmallLaunch> StartAsync(LaunchApi api, JsonObject body)
    {
        var launch = new SmallLaunch(api, await api.StartAsync(body));
        await launch.UntilAsync("inReadiness");
        return launch;
    }

    /// <summary>A launch that was started elsewhere.</summary>
    public static async Task<SmallLaunch> FindAsync(LaunchApi api, string id) => new(api, await api.LaunchAsync(id));

    public static async Task<DateTimeOffset> NowAsync(LaunchApi api) => (await api.GetAsync("dev/clock"))["now"]!.GetValue<DateTimeOffset>();

    public Task<DateTimeOffset> NowAsync() => NowAsync(_api);

    public Task<JsonNode> ReadAsync() => _api.LaunchAsync(Id);

    public async Task<JsonNode> GateAsync(string gateId) => LaunchWalk.Gates(await ReadAsync()).Single(gate => gate["id"]!.GetValue<string>() == gateId);

    public async Task<string> GateStatusAsync(string gateId) => (await GateAsync(gateId))["status"]!.GetValue<string>();

    public async Task<JsonNode> ItemAsync(string itemId) =>
        LaunchWalk.Gates(await ReadAsync()).SelectMany(gate => gate["items"]!.AsArray()).Single(item => item!["id"]!.GetValue<string>() == itemId)!;

    public async Task<string> ItemStatusAsync(string itemId) => (await ItemAsync(itemId))["status"]!.GetValue<string>();

    public async Task<IReadOnlyList<JsonNode>> TrailAsync() =>
        [.. (await _api.GetAsync($"api/launches/{Id}/audit?pageSize=1000"))["items"]!.AsArray().Select(entry => entry!)];

    /// <summary>How often something happened, according to the audit trail.</summary>
    public async Task<int> CountAsync(string action, string? subject = null) =>
        (await TrailAsync()).Count(entry => entry["action"]!.GetValue<string>() == action && (subject is null || entry["subject"]?.GetValue<string>() == subject));

    public async Task<IReadOnlyList<JsonNode>> BlockersAsync() => [.. (await _api.GetAsync($"api/launches/{Id}/blockers"))["items"]!.AsArray().Select(item => item!)];

    /// <summary>Mails about this launch to somebody, once nothing is under way any more.</summary>
    public async Task<IReadOnlyList<JsonNode>> MailsAsync(string to)
    {
        await _api.SettleAsync();
        return [.. (await _api.MailboxAsync()).Where(mail => mail["to"]!.GetValue<string>() == to && mail["text"]!.GetValue<string>().Contains(Name, StringComparison.Ordinal))];
    }

    /// <summary>Everything that a refused command must leave alone, once nothing is under way any more.</summary>
    public async Task<string> SnapshotAsync()
    {
        await _api.SettleAsync();
        return (await ReadAsync()).ToJsonString() + string.Concat((await TrailAsync()).Select(entry => entry.ToJsonString()));
    }

    public Task<JsonNode> UntilAsync(string status) =>
        Eventually.GetAsync(ReadAsync, launch => launch["status"]!.GetValue<string>() == status, $"Status {status}");

    public Task<JsonNode> UntilGateAsync(string gateId, string status) =>
        Eventually.GetAsync(() => GateAsync(gateId), gate => gate["status"]!.GetValue<string>() == status, $"{gateId} {status}");

    /// <summary>Moves time to an instant; everything due by then is done.</summary>
    public Task MoveToAsync(DateTimeOffset time) => _api.MoveToAsync(time);

    public Task<ApiAnswer> ItemAsync(string itemId, string verb, JsonNode? body = null, string? person = null) =>
        CallAsync(HttpMethod.Post, $"items/{itemId}/{verb}", body, person);

    public Task<ApiAnswer> GateAsync(string gateId, string verb, JsonNode? body = null, string? person = null) =>
        CallAsync(HttpMethod.Post, $"gates/{gateId}/{verb}", body, person);

    public async Task CompleteAsync(params string[] itemIds)
    {
        foreach (var itemId in itemIds)
        {
            (await ItemAsync(itemId, "complete")).IsAccepted();
        }
    }

    /// <summary>The gate's lead approves; waits until that is recorded.</summary>
    public async Task ApproveAsync(string gateId)
    {
        await UntilGateAsync(gateId, "inReview");
        (await DecideAsync(gateId, "approve")).IsAccepted();
        await UntilGateAsync(gateId, "approved");
    }

    public Task<ApiAnswer> DecideAsync(string gateId, string decision, string? comment = null) =>
        GateAsync(gateId, "sign-offs", new JsonObject { ["decision"] = decision, ["comment"] = comment }, TestPlaybook.LeadOf(gateId));

    /// <summary>Takes a launch of the usual playbook up to its go.</summary>
    public async Task<SmallLaunch> ScheduleAsync()
    {
        await CompleteAsync("a1", "a2");
        await ApproveAsync("alpha");
        await UntilGateAsync("beta", "preparing");
        await CompleteAsync("b1");
        await ApproveAsync("beta");
        await ApproveAsync(TestPlaybook.GoNoGo);
        await UntilAsync("scheduled");
        return this;
    }

    public async Task<string> ETagAsync()
    {
        using var response = await _api.Http.GetAsync($"api/launches/{Id}");
        return response.Headers.ETag!.ToString();
    }

    /// <param name="path">Below the launch.</param>
    /// <param name="person">Who calls, without any app role; the launch owner, with <c>Launch.Manage</c>, if null.</param>
    public async Task<ApiAnswer> CallAsync(HttpMethod method, string path, JsonNode? body = null, string? person = null, string? ifMatch = null, string[]? roles = null)
    {
        using var request = new HttpRequestMessage(method, $"api/launches/{Id}/{path}") { Content = JsonContent.Create(body ?? new JsonObject()) };
        if (person is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _api.TokenAsync(person, roles ?? []));
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await _api.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new ApiAnswer(response.StatusCode, text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject());
    }

    /// <summary>Expects a refusal that changes nothing.</summary>
    public async Task RefusesAsync(Func<Task<ApiAnswer>> call, HttpStatusCode status, string code, params string[] faults)
    {
        var before = await SnapshotAsync();
        (await call()).IsRefused(status, code, faults);
        Assert.Equal(before, await SnapshotAsync());
    }

    /// <summary>Expects an accepted command that changes nothing: it was carried out before.</summary>
    public async Task IgnoresAsync(Func<Task<ApiAnswer>> call)
    {
        var before = await SnapshotAsync();
        (await call()).IsAccepted();
        Assert.Equal(before, await SnapshotAsync());
    }
}
