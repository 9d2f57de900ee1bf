using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>Reschedule, hold, resume, cancel, sign-offs and the launch moment at once, in random orders.</summary>
public sealed class RandomOrderTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const int Launches = 12;
    private const int Rounds = 6;

    private static readonly string[] Final = ["live", "completed", "cancelled"];

    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task Whatever_comes_at_once_each_launch_ends_in_a_legal_state_with_one_story()
    {
        var seed = Environment.GetEnvironmentVariable("LAUNCHCONTROL_SEED") is { Length: > 0 } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Environment.TickCount;
        Console.WriteLine($"Random orders with seed {seed}: set LAUNCHCONTROL_SEED to it to play them again.");
        var random = new Random(seed);
        var launches = new List<SmallLaunch>();
        for (var index = 0; index < Launches; index++)
        {
            launches.Add(await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual($"order-{index}"))).ScheduleAsync());
        }

        for (var round = 0; round < Rounds; round++)
        {
            var moment = launches.Max(launch => launch.LaunchAt).AddDays(round - 2);
            var calls = launches.SelectMany(launch => Enumerable.Range(0, random.Next(2, 6)).Select(_ => Call(launch, moment, random.Next(100)))).ToList();
            var shuffled = calls.Append(() => _api.MoveToAsync(moment)).OrderBy(_ => random.Next()).ToList();
            await Task.WhenAll(shuffled.Select(call => call()));
        }

        await _api.AdvanceAsync("PT5M");
        foreach (var launch in launches)
        {
            await AssertOneStoryAsync(launch, seed);
        }
    }

    private static Func<Task> Call(SmallLaunch launch, DateTimeOffset moment, int pick) => pick switch
    {
        < 25 => () => TryAsync(launch.CallAsync(HttpMethod.Post, "hold", Reason())),
        < 50 => () => TryAsync(launch.CallAsync(HttpMethod.Post, "resume", Reason())),
        < 75 => () => TryAsync(launch.CallAsync(HttpMethod.Post, "reschedule", Reason().With("launchAt", moment.AddDays((pick % 4) - 1).AddMinutes(pick).ToString("O")))),
        < 90 => () => TryAsync(launch.DecideAsync("beta", pick % 2 == 0 ? "approve" : "reject", "As of now.")),
        < 97 => () => TryAsync(launch.ItemAsync("b1", pick % 2 == 0 ? "reopen" : "complete")),
        _ => () => TryAsync(launch.CallAsync(HttpMethod.Post, "cancel", Reason())),
    };

    // Refusals are part of it; anything else is a fault.
    private static async Task TryAsync(Task<ApiAnswer> call)
    {
        var answer = await call;
        Assert.True(answer.Status is HttpStatusCode.Accepted or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{answer.Status}: {answer.Body}");
    }

    private async Task AssertOneStoryAsync(SmallLaunch launch, int seed)
    {
        var (view, trail) = (await launch.ReadAsync(), await launch.TrailAsync());
        var verified = await _api.GetAsync($"api/launches/{launch.Id}/dossier/verify");
        Assert.True(verified["intact"]!.GetValue<bool>(), $"Seed {seed}: {verified}");

        // Each change of status begins where the one before ended, and the last one is what the launch says.
        var (status, date) = ("preparing", (DateTimeOffset?)null);
        foreach (var entry in trail.Skip(1).Where(IsAboutStatus))
        {
            Assert.True(Text(entry, "oldValue") == status, $"Seed {seed}: {entry} follows {status}");
            status = Text(entry, "newValue");
            date = status == "live" ? entry["at"]!.GetValue<DateTimeOffset>() : date;
        }

        Assert.Equal(status, Text(view, "status"));
        Assert.True(await launch.CountAsync("launch.live") == (view["liveAt"] is null ? 0 : 1), $"Seed {seed}");
        Assert.True(date is null || date >= view["launchAt"]!.GetValue<DateTimeOffset>(), $"Seed {seed}: live before its moment");
        Assert.True(Final.Contains(status) || status is "held" or "goNoGo" or "noGo" or "scheduled", $"Seed {seed}: {status}");
        if (status == "scheduled")
        {
            // Whatever is due by now has happened.
            Assert.True(view["launchAt"]!.GetValue<DateTimeOffset>() > await launch.NowAsync(), $"Seed {seed}: {launch.Id} missed its moment");
        }
    }

    private static bool IsAboutStatus(JsonNode entry) =>
        entry["newValue"] is not null && (entry["subject"] is null || Text(entry, "action") == "phase.opened") && Text(entry, "oldValue") != Text(entry, "newValue");

    private static JsonObject Reason() => new() { ["reason"] = "The venue is taken" };

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
}
