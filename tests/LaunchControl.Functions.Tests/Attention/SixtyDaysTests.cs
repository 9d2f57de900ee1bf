using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Functions.Tests.Attention.AttentionStage;

namespace LaunchControl.Functions.Tests.Attention;

/// <summary>
/// A launch of 12 gates over 60 days: people in New York, Berlin and Kolkata, holidays, two clock changes, a leap day, a leave, a hold, a reassignment.
/// The table says hour by hour which mails go out, and no other mail does.
/// </summary>
public sealed class SixtyDaysTests : IAsyncLifetime
{
    // 2032: 29 February is a Sunday; New York's clocks change on 14 March, Berlin's on 28 March, which is Easter Sunday.
    private static readonly DateTimeOffset Start = new(2032, 2, 16, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Launch = new(2032, 4, 16, 13, 0, 0, TimeSpan.Zero);

    private readonly RunningHost _host = new() { Settings = new Dictionary<string, string> { ["Attention:DailyCap"] = "10" } };

    private SmallLaunch _launch = null!;

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Exactly_the_mails_of_the_table_go_out_hour_by_hour()
    {
        var stage = new AttentionStage(_host.Api);
        await stage.BeginAsync(Start);
        await stage.PersonAsync("ana", "America/New_York", Hours("09:00", "17:00", "09:00"));
        await stage.PersonAsync("ben", "Europe/Berlin", Hours("09:00", "17:00", "09:00", "2032-03-26", "2032-03-29"));
        await stage.PersonAsync("kavi", "Asia/Kolkata", Hours("09:30", "17:30", "10:30", "2032-03-08"));
        await stage.PersonAsync("vp", "America/New_York", null);
        await stage.PersonAsync("pm", "America/New_York", null);
        await stage.AwayAsync("ben", "2032-03-08", "2032-03-12");

        var playbook = Playbook();
        _launch = await StartAsync(playbook);
        var script = Script();
        for (var now = Start; now < Launch.AddHours(2); now = Next(now))
        {
            await _host.Api.MoveToAsync(now);
            if (script.TryGetValue(now, out var act))
            {
                await act();
                await _host.Api.SettleAsync();
            }
        }

        var expected = Expected.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("--", StringComparison.Ordinal)).ToList();
        var sent = await stage.LinesAsync();
        Assert.True(expected.SequenceEqual(sent), $"Sent, but not in the table:\n{string.Join('\n', sent.Except(expected))}\n\nIn the table, but not sent:\n{string.Join('\n', expected.Except(sent))}\n\nAll:\n{string.Join('\n', sent)}");
    }

    // Hour by hour while somebody is at work: not at night (23 to 3 hours UTC), nor at weekends.
    private static DateTimeOffset Next(DateTimeOffset now) => now.Hour < 22 ? now.AddHours(1) : now.AddHours(now.DayOfWeek == DayOfWeek.Friday ? 54 : 6);

    private Dictionary<DateTimeOffset, Func<Task>> Script() => new()
    {
        [At("02-27T20")] = () => ApproveAsync("architecture", "ana"),
        [At("03-04T10")] = () => ApproveAsync("documents", "ana"),
        [At("03-11T09")] = () => CompleteAsync("load-test", "kavi"),
        [At("03-16T10")] = () => CompleteAsync("pen-test", "ben"),
        [At("03-17T07")] = () => ApproveAsync("quality", "kavi"),
        [At("03-17T08")] = () => ApproveAsync("security", "ben"),
        [At("03-19T09")] = () => ApproveAsync("support", "kavi"),
        [At("03-22T14")] = () => PostAsync("hold", new JsonObject { ["reason"] = "Legal asks to wait." }),
        [At("03-25T14")] = () => PostAsync("resume", new JsonObject { ["reason"] = "Legal is content." }),
        [At("03-26T14")] = () => PostAsync("gates/website/reassign", new JsonObject { ["from"] = Mail("kavi"), ["to"] = Mail("ana"), ["reason"] = "Kavi has too much." }),
        [At("03-30T15")] = () => ApproveAsync("messaging", "ana"),
        [At("03-31T15")] = () => ApproveAsync("website", "ana"),
        [At("03-31T16")] = () => ApproveAsync("sales", "ana"),
        [At("04-06T08")] = () => ApproveAsync("pricing", "ben"),
        [At("04-08T08")] = () => ApproveAsync("legal", "ben"),
        [At("04-08T09")] = () => ApproveAsync("rollout", "kavi"),
        [At("04-15T19")] = () => ApproveAsync("go", "vp"),
    };

    private async Task<SmallLaunch> StartAsync(JsonObject playbook)
    {
        using var stored = await _host.Api.Http.PutAsync("api/playbooks/sixty", new StringContent(playbook.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        return await SmallLaunch.StartAsync(_host.Api, new JsonObject
        {
            ["name"] = "Pulse",
            ["playbook"] = "sixty",
            ["tier"] = "T2",
            ["launchAt"] = Launch.ToString("O"),
            ["timeZone"] = "America/New_York",
            ["owner"] = Mail("pm"),
            ["people"] = new JsonObject(new[] { "ana", "ben", "kavi", "vp" }.Select(person => KeyValuePair.Create(person, (JsonNode?)new JsonArray(Mail(person))))),
        });
    }

    private async Task ApproveAsync(string gate, string person) =>
        (await _launch.GateAsync(gate, "sign-offs", new JsonObject { ["decision"] = "approve" }, Mail(person))).IsAccepted();

    private async Task CompleteAsync(string item, string person) => (await _launch.ItemAsync(item, "complete", person: Mail(person))).IsAccepted();

    private async Task PostAsync(string path, JsonObject body) => (await _launch.CallAsync(HttpMethod.Post, path, body)).IsAccepted();

    private static JsonObject Playbook() => new()
    {
        ["id"] = "sixty",
        ["name"] = "Sixty days",
        ["roles"] = new JsonArray([.. new[] { "ana", "ben", "kavi", "vp" }.Select(role => new JsonObject { ["id"] = role, ["title"] = role, ["team"] = "team" })]),
        ["attention"] = new JsonObject
        {
            ["escalation"] = new JsonObject { ["afterReminders"] = 4, ["responseTime"] = "PT32H", ["resolutionTime"] = "PT48H", ["to"] = new JsonArray("launch-owner", "vp") },
        },
        ["phases"] = new JsonArray(
            Phase("build", Gate("architecture", "ana", "L-46d"), Gate("security", "ben", "L-39d", Item("pen-test", "ben", "L-42d")),
                Gate("quality", "kavi", "L-32d", Item("load-test", "kavi", "L-37d")), Gate("documents", "ana", "L-31d"), Gate("support", "kavi", "L-29d")),
            Phase("market", Gate("pricing", "ben", "L-17d"), Gate("messaging", "ana", "L-18d"), Gate("website", "kavi", "L-16d"), Gate("sales", "ana", "L-15d")),
            Phase("final", Gate("legal", "ben", "L-8d"), Gate("rollout", "kavi", "L-7d")),
            new JsonObject { ["id"] = "decision", ["name"] = "decision", ["kind"] = "goNoGo", ["gates"] = new JsonArray(Gate("go", "vp", "L-1d")) }),
        ["postLaunchChecks"] = new JsonArray("L+1h"),
    };

    private static JsonObject Phase(string id, params JsonObject[] gates) => new() { ["id"] = id, ["name"] = id, ["gates"] = new JsonArray([.. gates]) };

    private static JsonObject Gate(string id, string person, string due, params JsonObject[] items) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["team"] = "team",
        ["due"] = due,
        ["approvers"] = new JsonArray(new JsonObject { ["role"] = person }),
        ["items"] = new JsonArray([.. items]),
    };

    private static JsonObject Item(string id, string person, string due) => new() { ["id"] = id, ["title"] = id, ["owner"] = person, ["due"] = due };

    private static JsonObject Hours(string from, string to, string digestAt, params string[] holidays) => new()
    {
        ["workFrom"] = from,
        ["workTo"] = to,
        ["digestAt"] = digestAt,
        ["holidays"] = new JsonArray([.. holidays.Select(day => JsonValue.Create(day))]),
    };

    private static DateTimeOffset At(string hour) => DateTimeOffset.Parse($"2032-{hour}:00Z", System.Globalization.CultureInfo.InvariantCulture);

    private const string Expected =
        """
        02-16 Mon 09:00 ana   Sign-off needed: architecture - Pulse (by Mon 1 Mar)
        02-16 Mon 09:00 ana   Sign-off needed: documents - Pulse (by Tue 16 Mar)
        02-16 Mon 09:00 ana   You are part of a launch: Pulse (Fri 16 Apr)
        02-16 Mon 09:00 pm    You are part of a launch: Pulse (Fri 16 Apr)
        02-16 Mon 09:00 vp    You are part of a launch: Pulse (Fri 16 Apr)
        02-16 Mon 15:00 ben   You are part of a launch: Pulse (Fri 16 Apr)
        02-16 Mon 19:30 kavi  Sign-off needed: support - Pulse (by Thu 18 Mar)
        02-16 Mon 19:30 kavi  You are part of a launch: Pulse (Fri 16 Apr)
        02-25 Wed 09:00 ana   2 things wait for you in 1 launch
        02-27 Fri 09:00 ana   2 things wait for you in 1 launch
        03-02 Tue 09:00 ben   Reminder: pen-test - Pulse (by Fri 5 Mar)
        03-04 Thu 10:30 kavi  2 things wait for you in 1 launch
        03-04 Thu 09:00 ben   Reminder: pen-test - Pulse (by Fri 5 Mar)
        03-05 Fri 09:00 ben   Reminder: pen-test - Pulse (by Fri 5 Mar)
        03-08 Mon 09:00 pm    Escalated to you: pen-test - Pulse (by Fri 5 Mar)
        03-08 Mon 09:00 pm    Overdue: security - Pulse
        03-09 Tue 10:30 kavi  2 things wait for you in 1 launch
        03-10 Wed 10:30 kavi  2 things wait for you in 1 launch
        03-10 Wed 23:00 pm    Escalated to you: load-test - Pulse (by Wed 10 Mar)
        03-11 Thu 10:30 kavi  2 things wait for you in 1 launch, 1 overdue
        03-11 Thu 14:30 kavi  Sign-off needed: quality - Pulse (by Mon 15 Mar)
        03-12 Fri 10:30 kavi  2 things wait for you in 1 launch
        03-12 Fri 09:00 vp    Escalated to you: pen-test - Pulse (by Fri 5 Mar)
        03-15 Mon 10:30 kavi  2 things wait for you in 1 launch
        03-15 Mon 09:00 ben   Overdue: pen-test - Pulse (by Fri 5 Mar)
        03-15 Mon 09:00 pm    Overdue: quality - Pulse
        03-16 Tue 10:30 kavi  2 things wait for you in 1 launch, 1 overdue
        03-16 Tue 09:00 ben   Overdue: pen-test - Pulse (by Fri 5 Mar)
        03-16 Tue 11:00 ben   Sign-off needed: security - Pulse (by Mon 8 Mar)
        03-17 Wed 10:30 kavi  2 things wait for you in 1 launch, 1 overdue
        03-17 Wed 09:00 ben   Overdue: security - Pulse (by Mon 8 Mar)
        03-18 Thu 10:30 kavi  Reminder: support - Pulse (by Thu 18 Mar)
        03-18 Thu 09:00 pm    Overdue: support - Pulse
        03-19 Fri 00:00 pm    Escalated to you: support - Pulse (by Thu 18 Mar)
        03-19 Fri 10:30 kavi  Overdue: support - Pulse (by Thu 18 Mar)
        03-19 Fri 05:00 ana   Sign-off needed: messaging - Pulse (by Mon 29 Mar)
        03-19 Fri 05:00 ana   Sign-off needed: sales - Pulse (by Thu 1 Apr)
        03-19 Fri 10:00 ben   Sign-off needed: pricing - Pulse (by Tue 30 Mar)
        03-19 Fri 14:30 kavi  Sign-off needed: website - Pulse (by Wed 31 Mar)
        03-22 Mon 10:00 ana   On hold: Pulse
        03-22 Mon 10:00 pm    On hold: Pulse
        03-22 Mon 10:00 vp    On hold: Pulse
        03-22 Mon 15:00 ben   On hold: Pulse
        03-22 Mon 19:30 kavi  On hold: Pulse
        03-25 Thu 10:00 ana   2 things wait for you in 1 launch
        03-25 Thu 10:00 ana   Goes on: Pulse
        03-25 Thu 10:00 pm    Goes on: Pulse
        03-25 Thu 10:00 vp    Goes on: Pulse
        03-25 Thu 15:00 ben   Goes on: Pulse
        03-25 Thu 15:00 ben   Reminder: pricing - Pulse (by Tue 30 Mar)
        03-25 Thu 19:30 kavi  Goes on: Pulse
        03-26 Fri 10:30 kavi  Reminder: website - Pulse (by Wed 31 Mar)
        03-26 Fri 09:00 ana   2 things wait for you in 1 launch
        03-26 Fri 10:00 ana   Sign-off needed: website - Pulse (by Wed 31 Mar)
        03-26 Fri 19:30 kavi  Not needed any more: website - Pulse
        03-29 Mon 09:00 ana   3 things wait for you in 1 launch, 1 overdue
        03-29 Mon 09:00 pm    Overdue: messaging - Pulse
        03-30 Tue 09:00 ben   Reminder: pricing - Pulse (by Tue 30 Mar)
        03-30 Tue 09:00 ana   3 things wait for you in 1 launch, 1 overdue
        03-30 Tue 09:00 pm    Overdue: pricing - Pulse
        03-31 Wed 09:00 ben   Overdue: pricing - Pulse (by Tue 30 Mar)
        03-31 Wed 09:00 ana   2 things wait for you in 1 launch, 1 overdue
        03-31 Wed 09:00 pm    Overdue: website - Pulse
        04-02 Fri 09:00 ben   Overdue: pricing - Pulse (by Tue 30 Mar)
        04-02 Fri 09:00 pm    Escalated to you: pricing - Pulse (by Tue 30 Mar)
        04-06 Tue 09:00 ben   Overdue: pricing - Pulse (by Tue 30 Mar)
        04-06 Tue 10:00 ben   Sign-off needed: legal - Pulse (by Thu 8 Apr)
        04-06 Tue 13:30 kavi  Sign-off needed: rollout - Pulse (by Fri 9 Apr)
        04-07 Wed 09:00 ben   Reminder: legal - Pulse (by Thu 8 Apr)
        04-08 Thu 10:30 kavi  Reminder: rollout - Pulse (by Fri 9 Apr)
        04-08 Thu 09:00 ben   Reminder: legal - Pulse (by Thu 8 Apr)
        04-08 Thu 05:00 vp    Sign-off needed: go - Pulse (by Thu 15 Apr)
        04-12 Mon 09:00 vp    Reminder: go - Pulse (by Thu 15 Apr)
        04-14 Wed 09:00 vp    Reminder: go - Pulse (by Thu 15 Apr)
        04-15 Thu 09:00 pm    Overdue: go - Pulse
        04-15 Thu 09:00 vp    Overdue: go - Pulse (by Thu 15 Apr)
        04-15 Thu 13:00 vp    Holding up the launch: go - Pulse (by Thu 15 Apr)
        04-15 Thu 15:00 ana   Go: Pulse launches Fri 16 Apr
        04-15 Thu 15:00 pm    Go: Pulse launches Fri 16 Apr
        04-15 Thu 15:00 vp    Go: Pulse launches Fri 16 Apr
        04-15 Thu 21:00 ben   Go: Pulse launches Fri 16 Apr
        04-16 Fri 00:30 kavi  Go: Pulse launches Fri 16 Apr
        04-16 Fri 09:00 ana   Live: Pulse
        04-16 Fri 09:00 pm    Live: Pulse
        04-16 Fri 09:00 vp    Live: Pulse
        04-16 Fri 15:00 ben   Live: Pulse
        04-16 Fri 18:30 kavi  Live: Pulse
        04-16 Fri 10:00 pm    Completed: Pulse
        """;
}
