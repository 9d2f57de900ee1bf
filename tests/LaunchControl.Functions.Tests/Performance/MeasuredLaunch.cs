using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Performance;

/// <summary>A launch with metrics, and what is measured about it, through the public surface alone.</summary>
internal sealed class MeasuredLaunch
{
    private readonly LaunchApi _api;

    private MeasuredLaunch(LaunchApi api, SmallLaunch launch) => (_api, Launch) = (api, launch);

    public SmallLaunch Launch { get; }

    public DateTimeOffset LiveAt => Launch.LaunchAt;

    public static JsonObject Metric(string id, string direction = "up", double? baseline = null, double? target = null, double? guardrail = null, string? unit = "%") => new()
    {
        ["id"] = id,
        ["unit"] = unit,
        ["direction"] = direction,
        ["baseline"] = baseline,
        ["target"] = target,
        ["guardrail"] = guardrail,
    };

    /// <summary>A start request with these metrics and checks.</summary>
    public static async Task<JsonObject> RequestAsync(LaunchApi api, string name, JsonArray metrics, JsonNode? checks)
    {
        var playbook = TestPlaybook.Usual(name);
        using var stored = await api.Http.PutAsJsonAsync($"api/playbooks/{name}", playbook.ToJson());
        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        var now = await SmallLaunch.NowAsync(api);
        var body = StartRequest.Usual($"Launch {name}", now).With("playbook", name).With("people", playbook.People())
            .With("launchAt", Moment(now.AddDays(60)).ToString("O")).With("metrics", metrics).With("postLaunchChecks", checks);
        body.Remove("inputs");
        return body;
    }

    // Shortly after the watchdog's hourly patrol, so that whoever removes an orchestration knows when it is missed.
    private static DateTimeOffset Moment(DateTimeOffset day) => new(day.Year, day.Month, day.Day, day.Hour, 20, 0, TimeSpan.Zero);

    /// <summary>Starts it and takes it up to its go.</summary>
    public static async Task<MeasuredLaunch> ScheduleAsync(LaunchApi api, string name, JsonArray metrics, JsonNode? checks = null)
    {
        var launch = await SmallLaunch.StartAsync(api, await RequestAsync(api, name, metrics, checks));
        return new MeasuredLaunch(api, await launch.ScheduleAsync());
    }

    /// <summary>The same, up to its launch moment.</summary>
    public static async Task<MeasuredLaunch> GoLiveAsync(LaunchApi api, string name, JsonArray metrics, JsonNode? checks = null)
    {
        var measured = await ScheduleAsync(api, name, metrics, checks);
        await api.MoveToAsync(measured.LiveAt);
        await measured.Launch.UntilAsync("live");
        return measured;
    }

    /// <summary>Moves to a moment after launch; what is due by then is done.</summary>
    public Task MoveToAsync(TimeSpan afterLaunch) => _api.MoveToAsync(LiveAt + afterLaunch);

    /// <summary>Pushes values of the last minutes before now: the newest last.</summary>
    public async Task PushAsync(string metric, params double[] values)
    {
        var now = await Launch.NowAsync();
        var observations = values.Select((value, index) => new JsonObject
        {
            ["metric"] = metric,
            ["value"] = value,
            ["at"] = now.AddMinutes(index + 1 - values.Length).ToString("O"),
        });
        (await Launch.CallAsync(HttpMethod.Post, "metrics", new JsonObject { ["observations"] = new JsonArray([.. observations]) })).IsAccepted();
    }

    /// <summary>Pushes shortly before a check is due, then lets it run.</summary>
    public async Task CheckAsync(TimeSpan afterLaunch, params (string Metric, double Value)[] values)
    {
        await MoveToAsync(afterLaunch - TimeSpan.FromMinutes(2));
        foreach (var (metric, value) in values)
        {
            await PushAsync(metric, value);
        }

        await MoveToAsync(afterLaunch + TimeSpan.FromSeconds(1));
    }

    public Task<JsonNode> SnapshotsAsync(string query = "") => _api.GetAsync($"api/launches/{Launch.Id}/snapshots{query}");

    /// <summary>Snapshots of one metric, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> SnapshotsOfAsync(string metric) =>
        [.. (await SnapshotsAsync($"?metric={metric}"))["items"]!.AsArray().Single()!["snapshots"]!.AsArray().Select(snapshot => snapshot!)];

    public async Task<IReadOnlyList<string>> VerdictsAsync(string metric) =>
        [.. (await SnapshotsOfAsync(metric)).Select(snapshot => $"{snapshot["check"]!.GetValue<string>()} {snapshot["verdict"]!.GetValue<string>()}")];

    /// <summary>Subjects of the mails about guardrails that somebody got.</summary>
    public async Task<IReadOnlyList<string>> AlertsAsync(string to) =>
        [.. (await Launch.MailsAsync(to)).Select(mail => mail["subject"]!.GetValue<string>()).Where(subject => subject.StartsWith("Guardrail", StringComparison.Ordinal))];
}
