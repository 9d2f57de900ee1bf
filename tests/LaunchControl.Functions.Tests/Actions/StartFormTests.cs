using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Actions;

/// <summary>How a launch is started without the API.</summary>
public sealed class StartFormTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_launch_is_planned_shown_and_started_once_however_often_the_form_is_sent()
    {
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        var choice = await manager.OpenAsync("/start");
        Assert.Contains("saas-ga", choice.Document.QuerySelectorAll("input[name=playbook]").Select(input => input.GetAttribute("value")));

        var preview = await manager.SendAsync(await manager.OpenAsync("/start?playbook=saas-ga"), await AnswersAsync("Started by hand"));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("Start this launch?", preview.Text, StringComparison.Ordinal);
        Assert.Contains("people get a mail", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await NamesAsync(), name => name == "Started by hand");

        var started = await manager.SendAsync(preview, button: "yes");
        Assert.Equal(HttpStatusCode.SeeOther, started.Status);
        Assert.Equal(started.Location, (await manager.SendAsync(preview, button: "yes")).Location);
        Assert.Single(await NamesAsync(), name => name == "Started by hand");
        Assert.Contains("The launch is started", (await manager.OpenAsync(started.Location!)).Done, StringComparison.Ordinal);

        var launch = await _api.LaunchAsync(started.Location!.Split('/', '?')[2]);
        Assert.Equal("Europe/Berlin", launch["timeZone"]!.GetValue<string>());
        Assert.Equal(9, launch["launchAt"]!.GetValue<DateTimeOffset>().Hour);
        Assert.Equal("Teams of 10", launch["brief"]!["targetCustomer"]!.GetValue<string>());
        Assert.Contains(launch["metrics"]!.AsArray(), metric => metric!["id"]!.GetValue<string>() == "sign-ups");
    }

    [Fact]
    public async Task A_form_that_the_browser_kept_starts_no_second_launch_by_accident()
    {
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        var preview = await manager.SendAsync(await manager.OpenAsync("/start?playbook=saas-ga"), await AnswersAsync("Kept by the browser"));
        await manager.SendAsync(preview, button: "yes");

        var other = await manager.SendAsync(preview, new() { ["name"] = "Changed afterwards" }, button: "yes");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("You started a launch with this form before", other.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(await NamesAsync(), name => name == "Changed afterwards");

        var anew = await manager.SendAsync(await manager.SendAsync(other), button: "yes");
        Assert.Equal(HttpStatusCode.SeeOther, anew.Status);
        Assert.Single(await NamesAsync(), name => name == "Changed afterwards");
    }

    [Fact]
    public async Task All_faults_are_named_at_once_at_their_fields()
    {
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        var answer = await manager.SendAsync(await manager.OpenAsync("/start?playbook=saas-ga"),
            new() { ["name"] = "", ["tier"] = "T2", ["launchAt"] = "2020-01-01T09:00", ["timeZone"] = "Mars/Olympus", ["role-eng-lead"] = "not a mail address" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var fields = answer.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Superset(new HashSet<string?> { "#name", "#launchAt", "#timeZone", "#role-eng-lead" }, fields.ToHashSet());
        Assert.Equal("not a mail address", answer.Document.QuerySelector("#role-eng-lead")!.TextContent);
    }

    [Fact]
    public async Task A_launch_gets_metrics_calendar_checks_reminders_and_gates_to_wait_for_at_its_start()
    {
        var other = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("start-form-other"));
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        var launch = await StartAsync(manager, new(await AnswersAsync("With everything"))
        {
            ["metric-id"] = "",
            ["metric-direction"] = "",
            ["metric-target"] = "",
            ["metric-2-id"] = "sign-ups",
            ["metric-2-target"] = "120",
            ["metric-3-id"] = "churn",
            ["metric-3-direction"] = "down",
            ["workingDays"] = "sunday\nmonday",
            ["holidays"] = "2027-12-24",
            ["postLaunchChecks"] = "L+2h\nL+3d",
            ["attention-days"] = "-5\n0",
            ["attention-thenEvery"] = "",
            ["attention-afterReminders"] = "2",
            ["attention-to"] = "launch-owner",
            ["attention-digestAt"] = "10:30",
            ["waits-engineering-ready"] = $"{other.Id}/alpha",
        });

        var metrics = launch["metrics"]!.AsArray().ToDictionary(metric => metric!["id"]!.GetValue<string>(), metric => metric!);
        Assert.Equal(120, metrics["sign-ups"]["target"]!.GetValue<double>());
        Assert.Equal("down", metrics["churn"]["direction"]!.GetValue<string>());
        Assert.Equal(["sunday", "monday"], launch["calendar"]!["workingDays"]!.AsArray().Select(day => day!.GetValue<string>()));
        Assert.Equal("2027-12-24", launch["calendar"]!["holidays"]![0]!.GetValue<string>());
        Assert.Equal(["L+2h", "L+3d"], launch["postLaunchChecks"]!.AsArray().Select(check => check!["offset"]!.GetValue<string>()));
        var attention = await AttentionAsync(launch);
        Assert.Equal([-5, 0], attention!.Reminders.Days);
        Assert.Null(attention.Reminders.ThenEvery);
        Assert.Equal((2, TimeSpan.FromHours(32)), (attention.Escalation.AfterReminders, attention.Escalation.ResponseTime));
        Assert.Equal(["launch-owner"], attention.Escalation.To);
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(10, 30)), (attention.Hours.From, attention.Hours.DigestAt));
        var gate = LaunchWalk.Gates(launch).Single(gate => gate["id"]!.GetValue<string>() == "engineering-ready");
        Assert.Equal(other.Id, gate["waitsFor"]![0]!["launchId"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_left_as_it_is_stays_the_playbook_s()
    {
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        var form = await manager.OpenAsync("/start?playbook=saas-ga");
        Assert.Empty(form.Document.QuerySelectorAll("details[open]"));
        var launch = await StartAsync(manager, await AnswersAsync("As usual"));
        var same = await _api.StartAsync(StartRequest.Usual("As usual too", await SmallLaunch.NowAsync(_api)));
        Assert.Equivalent(await AttentionAsync(same), await AttentionAsync(launch));
        Assert.Equal(same["calendar"]?.ToJsonString(), launch["calendar"]?.ToJsonString());
        Assert.Equal(Offsets(same), Offsets(launch));

        static IEnumerable<string> Offsets(JsonNode launch) => launch["postLaunchChecks"]!.AsArray().Select(check => check!["offset"]!.GetValue<string>());
    }

    [Fact]
    public async Task Faults_of_what_is_folded_away_land_at_their_questions_and_of_a_metric_at_the_one_that_was_filled_in()
    {
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        var answer = await manager.SendAsync(await manager.OpenAsync("/start?playbook=saas-ga"), new(await AnswersAsync("Wrong"))
        {
            ["metric-id"] = "",
            ["metric-direction"] = "",
            ["metric-target"] = "",
            ["metric-3-id"] = "Not an id",
            ["holidays"] = "Christmas",
            ["calendars"] = "mars",
            ["postLaunchChecks"] = "L-1d",
            ["attention-days"] = "soon",
            ["waits-engineering-ready"] = "nowhere",
            ["timeZone"] = "",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            ["#attention-days", "#calendars", "#holidays", "#metric-3-id", "#postLaunchChecks", "#timeZone", "#waits-engineering-ready"],
            answer.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")).Distinct().Order(StringComparer.Ordinal));
        Assert.All(answer.Document.QuerySelectorAll("[aria-invalid=true]"), field => Assert.True(field.Closest("details")?.HasAttribute("open") ?? true));
        Assert.DoesNotContain("/api/", answer.Errors, StringComparison.Ordinal);

        var unknown = await manager.SendAsync(await manager.OpenAsync("/start?playbook=saas-ga"), new(await AnswersAsync("Wrong")) { ["cloneOf"] = "nothing-like-it" });
        Assert.Equal("#cloneOf", unknown.Document.QuerySelector(".errors a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_launch_is_started_like_an_earlier_one()
    {
        var body = StartRequest.Usual("The first", await SmallLaunch.NowAsync(_api)).With("inputs", new JsonObject { ["markets"] = new JsonArray("JP") });
        var earlier = await _api.StartAsync(body);
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        var launch = await StartAsync(manager, new() { ["cloneOf"] = earlier["id"]!.GetValue<string>(), ["name"] = "The second", ["launchAt"] = await MomentAsync(), ["timeZone"] = "Europe/Berlin" });
        var board = await manager.OpenAsync($"/board/{launch["id"]!.GetValue<string>()}");
        var link = board.Document.QuerySelectorAll("a").Single(link => link.TextContent.StartsWith("Start another like it", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(launch["id"]!.GetValue<string>(), (await manager.OpenAsync(link)).Document.QuerySelector("details[open] #cloneOf")!.GetAttribute("value"));
        Assert.Equal(("The second", "T1"), (launch["name"]!.GetValue<string>(), launch["tier"]!.GetValue<string>()));
        Assert.Equal("Operations teams", launch["brief"]!["targetCustomer"]!.GetValue<string>());
        Assert.Equal("JP", launch["inputs"]!["markets"]![0]!.GetValue<string>());
        Assert.Contains(launch["metrics"]!.AsArray(), metric => metric!["id"]!.GetValue<string>() == "activation-rate");
    }

    [Fact]
    public async Task Only_an_administrator_is_asked_why_a_launch_may_be_on_a_day_without_launches()
    {
        using var manager = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        Assert.Null((await manager.OpenAsync("/start?playbook=saas-ga")).Document.QuerySelector("#override"));
        using var admin = await BoardForms.SignInAsync(_api, "admin@contoso.example", "Launch.Admin");
        var launch = await StartAsync(admin, new(await AnswersAsync("On a free day")) { ["override"] = "The customer insists", ["workingDays"] = "monday" });
        Assert.Equal("On a free day", launch["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Whoever_only_reads_starts_nothing()
    {
        using var reader = await BoardForms.SignInAsync(_api, "reader@contoso.example", "Launch.Read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.OpenAsync("/start")).Status);
    }

    private async Task<Dictionary<string, string>> AnswersAsync(string name) => new()
    {
        ["name"] = name,
        ["tier"] = "T1",
        ["launchAt"] = await MomentAsync(),
        ["timeZone"] = "Europe/Berlin",
        ["role-eng-lead"] = "ana@contoso.example",
        ["role-marketing-lead"] = "marc@contoso.example",
        ["role-sales-lead"] = "sol@contoso.example",
        ["role-support-lead"] = "sue@contoso.example",
        ["role-executive"] = "vp@contoso.example",
        ["input-markets"] = "US\nDE",
        ["targetCustomer"] = "Teams of 10",
        ["metric-id"] = "sign-ups",
        ["metric-direction"] = "up",
        ["metric-target"] = "120",
    };

    private async Task<AttentionPolicy?> AttentionAsync(JsonNode launch) =>
        (await host.App.Services.GetRequiredService<ILaunchStore>().ReadAsync(launch["id"]!.GetValue<string>(), default))!.Launch.Attention;

    private async Task<string> MomentAsync() => (await SmallLaunch.NowAsync(_api)).AddDays(60).ToString("yyyy-MM-dd'T'09:00", CultureInfo.InvariantCulture);

    // The launch that comes of it.
    private async Task<JsonNode> StartAsync(BoardForms person, Dictionary<string, string> answers)
    {
        var preview = await person.SendAsync(await person.OpenAsync("/start?playbook=saas-ga"), answers);
        Assert.True(preview.Status == HttpStatusCode.OK, $"{(int)preview.Status}: {preview.Errors}");
        var started = await person.SendAsync(preview, button: "yes");
        Assert.True(started.Status == HttpStatusCode.SeeOther, $"{(int)started.Status}: {started.Errors}");
        return await _api.LaunchAsync(started.Location!.Split('/', '?')[2]);
    }

    private async Task<IEnumerable<string>> NamesAsync() => (await _api.GetAsync("api/launches?pageSize=200"))["items"]!.AsArray().Select(launch => launch!["name"]!.GetValue<string>());
}
