using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Blackouts;

/// <summary>GET and PUT /api/blackouts, and what windows and holidays do to launches.</summary>
public sealed class BlackoutApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Admin = "admin@contoso.example";
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task The_document_is_versioned_and_tells_who_changed_it_and_when()
    {
        var before = await _api.GetAsync("api/blackouts");
        var window = Window("versioned", Far, Far.AddDays(3)).With("tiers", new JsonArray("T2")).With("markets", new JsonArray("DE"));
        var (put, tag) = await PutAsync(Document(window).With("holidays", Us(Far)));

        var version = before["version"]!.GetValue<int>() + 1;
        Assert.Equal((version, Admin, $"\"{version}\""), (put["version"]!.GetValue<int>(), put["changedBy"]!.GetValue<string>(), tag));
        var read = await _api.GetAsync("api/blackouts");
        Assert.Equal(put["windows"]!.ToJsonString(), read["windows"]!.ToJsonString());
        Assert.Equal("Founders' day", read["holidays"]!["us"]!["days"]![0]!["name"]!.GetValue<string>());
        Assert.Null(read["affected"]);

        // The same again is no change; a change of an older version is refused.
        Assert.Equal(version, (await PutAsync(Document(window).With("holidays", Us(Far)), tag)).Body["version"]!.GetValue<int>());
        await PutAsync(Document(), tag);
        await RefusedAsync(Document(window), HttpStatusCode.PreconditionFailed, "precondition-failed", tag);
        Assert.Equal([version + 1, version], (await _api.GetAsync("api/blackouts/changes"))["items"]!.AsArray().Take(2).Select(change => change!["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Every_fault_of_a_document_is_told_at_once_and_nothing_is_stored()
    {
        var before = await _api.GetAsync("api/blackouts");
        var document = new JsonObject
        {
            ["windows"] = new JsonArray(
                new JsonObject { ["id"] = "Not an id", ["name"] = "", ["from"] = "2027-02-30", ["to"] = "2027-03-01", ["timeZone"] = "Mars/Olympus", ["tiers"] = new JsonArray("T9"), ["colour"] = "red" },
                Window("twice", Far, Far.AddDays(-1)), Window("twice", Far, Far.AddDays(366))),
            ["holidays"] = new JsonObject
            {
                ["us"] = new JsonObject { ["name"] = "United States", ["days"] = new JsonArray(Day(Far, "One"), Day(Far, "Two"), Day(Far.AddDays(1), "")) },
                ["de"] = new JsonArray(),
            },
        };
        var refused = await RefusedAsync(document, HttpStatusCode.UnprocessableEntity, "invalid-request");
        Assert.Equal(
            [
                "/holidays/de", "/holidays/us/days", "/holidays/us/days/2/name", "/windows", "/windows/0/colour", "/windows/0/from", "/windows/0/id", "/windows/0/name", "/windows/0/tiers/0",
                "/windows/0/timeZone", "/windows/1/to", "/windows/2/to",
            ],
            refused.Faults.Order(StringComparer.Ordinal));
        Assert.Equal(["/holidays", "/windows"], (await RefusedAsync([], HttpStatusCode.UnprocessableEntity, "invalid-request")).Faults);
        Assert.Equal(before.ToJsonString(), (await _api.GetAsync("api/blackouts")).ToJsonString());
    }

    [Fact]
    public async Task A_start_its_dry_run_and_a_clone_are_refused_inside_a_window_unless_an_admin_overrides_it()
    {
        var earlier = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("blackout-start"));
        var day = await NextTuesdayAsync(10);
        await PutAsync(Document(Window("freeze", day.AddDays(-1), day.AddDays(3)).With("reason", "The audit.")));
        try
        {
            var body = StartRequest.Usual("In a freeze").With("playbook", "blackout-start").With("people", TestPlaybook.Usual("blackout-start").People()).With("launchAt", At(day));
            body.Remove("inputs");
            foreach (var (path, request) in new[] { ("api/launches", body), ("api/launches?dryRun=true", body), ("api/launches", new JsonObject { ["cloneOf"] = earlier.Id, ["launchAt"] = At(day) }) })
            {
                var answer = await SendAsync(HttpMethod.Post, path, request, "pm@contoso.example", "Launch.Manage");
                answer.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/launchAt");
                Assert.Contains($"the blackout window 'Window freeze' ({day.AddDays(-1):yyyy-MM-dd} to {day.AddDays(3):yyyy-MM-dd}). It says: The audit. The next free working day is {day.AddDays(6):yyyy-MM-dd}.",
                    answer.Body["errors"]!["/launchAt"]![0]!.GetValue<string>(), StringComparison.Ordinal);
            }

            var overridden = body.With("blackoutOverride", Reason("The contract names the day."));
            (await SendAsync(HttpMethod.Post, "api/launches", overridden, "pm@contoso.example", "Launch.Manage")).IsRefused(HttpStatusCode.Forbidden, "forbidden");
            (await SendAsync(HttpMethod.Post, "api/launches", body.With("blackoutOverride", Reason(" ")), Admin, "Launch.Admin")).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/blackoutOverride/reason");
            var started = await SendAsync(HttpMethod.Post, "api/launches", overridden.With("blackoutOverride", Reason("The contract names the day.")), Admin, "Launch.Admin");
            started.IsAccepted();
            Assert.Equal((Admin, "The contract names the day.", "freeze"), (Of(started, "by"), Of(started, "reason"), started.Body["blackoutOverride"]!["conflict"]!["window"]!.GetValue<string>()));
            var board = await BoardAsync(started.Body["id"]!.GetValue<string>());
            Assert.Contains("The contract names the day.", board, StringComparison.Ordinal);
        }
        finally
        {
            await PutAsync(Document());
        }

        static string Of(ApiAnswer answer, string member) => answer.Body["blackoutOverride"]![member]!.GetValue<string>();
    }

    [Fact]
    public async Task A_launch_is_not_moved_into_a_window_unless_an_admin_overrides_it()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("blackout-move"));
        var day = await NextTuesdayAsync(12);
        await PutAsync(Document(Window("freeze", day, day)));
        try
        {
            var move = Reason("A week for the price").With("launchAt", At(day));
            await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "reschedule", move), HttpStatusCode.UnprocessableEntity, "invalid-request", "/launchAt");
            var overridden = move.With("blackoutOverride", Reason("It can't wait."));
            await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "reschedule", overridden), HttpStatusCode.Forbidden, "forbidden");
            (await launch.CallAsync(HttpMethod.Post, "reschedule", overridden, Admin, roles: ["Launch.Admin"])).IsAccepted();
            Assert.Equal("It can't wait.", (await launch.ReadAsync())["blackoutOverride"]!["reason"]!.GetValue<string>());
            Assert.Equal(1, await launch.CountAsync("launch.blackoutOverridden"));
        }
        finally
        {
            await PutAsync(Document());
        }
    }

    [Fact]
    public async Task A_window_that_comes_later_is_shown_on_its_launches_and_told_to_their_owners_once()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("blackout-later"));
        await _api.SettleAsync();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(launch.LaunchAt, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime);
        var document = Document(Window("later", day, day.AddDays(2)).With("reason", "The audit."));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (put, _) = await PutAsync(document);
            Assert.Contains(put["affected"]!.AsArray(), one => one!["id"]!.GetValue<string>() == launch.Id && one["window"]!.GetValue<string>() == "later");
        }

        Assert.Equal("later", (await launch.ReadAsync())["blackout"]!["window"]!.GetValue<string>());
        Assert.Contains("The launch date lies in a blackout", await BoardAsync(launch.Id), StringComparison.Ordinal);
        var mails = (await launch.MailsAsync(StartRequest.Owner)).Where(mail => mail["subject"]!.GetValue<string>().StartsWith("Blackout:", StringComparison.Ordinal));
        Assert.Contains("The audit.", Assert.Single(mails)["text"]!.GetValue<string>(), StringComparison.Ordinal);

        Assert.Empty((await PutAsync(Document())).Body["affected"]!.AsArray());
        Assert.Null((await launch.ReadAsync())["blackout"]);
    }

    [Fact]
    public async Task What_a_crash_left_untold_the_patrol_tells()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("blackout-crash"));
        await _api.SettleAsync();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(launch.LaunchAt, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime);
        var blackouts = host.App.Services.GetRequiredService<IBlackouts>();
        await blackouts.AnnounceAsync(CancellationToken.None);
        var next = (await blackouts.ReadAsync(CancellationToken.None)).Version + 1;
        var calendar = new BlackoutCalendar { Windows = [new BlackoutWindow("untold", "Untold", day, day)] };
        await blackouts.AddAsync(new StoredBlackouts(next, Admin, await launch.NowAsync(), calendar), CancellationToken.None);
        Assert.Null((await launch.ReadAsync())["blackout"]);

        using var patrol = await _api.Http.PostAsync("admin/functions/Patrol", JsonContent.Create(new JsonObject()));
        await Eventually.TrueAsync(async () => (await launch.ReadAsync())["blackout"]?["window"]?.GetValue<string>() == "untold", "The window of the patrol");
        await Eventually.TrueAsync(async () => await blackouts.FindAnnouncedAsync(CancellationToken.None) is null, "No more to tell");
        await PutAsync(Document());
    }

    [Fact]
    public async Task A_launch_copies_the_holiday_calendars_that_it_names_and_keeps_them()
    {
        await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("holidays"));
        var day = await NextTuesdayAsync(11);
        await PutAsync(Document().With("holidays", Us(day)));
        try
        {
            var body = StartRequest.Usual("With holidays").With("playbook", "holidays").With("people", TestPlaybook.Usual("holidays").People())
                .With("calendar", new JsonObject { ["calendars"] = new JsonArray("us"), ["holidays"] = new JsonArray(Text(day.AddDays(1))) });
            body.Remove("inputs");
            var refused = await SendAsync(HttpMethod.Post, "api/launches", body.With("launchAt", At(day)), "pm@contoso.example", "Launch.Manage");
            refused.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/launchAt");
            Assert.Contains($"the holiday 'Founders' day' ({Text(day)}, calendar us). The next free working day is {Text(day.AddDays(2))}.", refused.Body["errors"]!["/launchAt"]![0]!.GetValue<string>(), StringComparison.Ordinal);

            // A day off without a name is no reason to refuse.
            var started = await _api.StartAsync(body.With("launchAt", At(day.AddDays(1))));
            Assert.Equal([Text(day), Text(day.AddDays(1))], started["calendar"]!["holidays"]!.AsArray().Select(one => one!.GetValue<string>()));
            await PutAsync(Document());
            Assert.Equal("Founders' day", (await _api.LaunchAsync(started["id"]!.GetValue<string>()))["calendar"]!["namedHolidays"]![0]!["name"]!.GetValue<string>());
        }
        finally
        {
            await PutAsync(Document());
        }

        var unknown = StartRequest.Usual("Unknown calendar").With("calendar", new JsonObject { ["calendars"] = new JsonArray("nowhere") });
        (await SendAsync(HttpMethod.Post, "api/launches", unknown, "pm@contoso.example", "Launch.Manage")).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/calendar/calendars/0");
    }

    private static DateOnly Far { get; } = new(2190, 1, 5);

    private static JsonObject Document(params JsonObject[] windows) => new() { ["windows"] = new JsonArray([.. windows.Select(window => window.DeepClone())]), ["holidays"] = new JsonObject() };

    private static JsonObject Window(string id, DateOnly from, DateOnly to) => new() { ["id"] = id, ["name"] = $"Window {id}", ["from"] = Text(from), ["to"] = Text(to) };

    private static JsonObject Us(DateOnly day) => new() { ["us"] = new JsonObject { ["name"] = "United States", ["days"] = new JsonArray(Day(day, "Founders' day")) } };

    private static JsonObject Day(DateOnly day, string name) => new() { ["date"] = Text(day), ["name"] = name };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string At(DateOnly day) => $"{Text(day)}T15:00:00Z";

    private async Task<DateOnly> NextTuesdayAsync(int weeks)
    {
        var day = DateOnly.FromDateTime((await SmallLaunch.NowAsync(_api)).UtcDateTime).AddDays(weeks * 7);
        return day.AddDays((DayOfWeek.Tuesday - day.DayOfWeek + 7) % 7);
    }

    private async Task<(JsonNode Body, string Tag)> PutAsync(JsonObject document, string? ifMatch = null)
    {
        using var response = await SendRawAsync(HttpMethod.Put, "api/blackouts", document, Admin, ifMatch, "Launch.Admin");
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.ToString());
        return (body, response.Headers.ETag!.ToString());
    }

    private async Task<ApiAnswer> RefusedAsync(JsonObject document, HttpStatusCode status, string code, string? ifMatch = null)
    {
        using var response = await SendRawAsync(HttpMethod.Put, "api/blackouts", document, Admin, ifMatch, "Launch.Admin");
        var answer = new ApiAnswer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        return answer;
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, JsonObject body, string person, string role)
    {
        using var response = await SendRawAsync(method, path, body, person, null, role);
        return new ApiAnswer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, string path, JsonObject body, string person, string? ifMatch, string role)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _api.TokenAsync(person, role));
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await _api.Http.SendAsync(request);
    }

    private async Task<string> BoardAsync(string launchId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"board/{launchId}");
        request.Headers.TryAddWithoutValidation("Cookie", $"launchcontrol-development={await _api.TokenAsync(Admin, "Launch.Read")}");
        using var response = await _api.Http.SendAsync(request);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
