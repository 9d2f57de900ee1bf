using System.Globalization;
using System.Net;
using LaunchControl.Drivers;

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
    public async Task Whoever_only_reads_starts_nothing()
    {
        using var reader = await BoardForms.SignInAsync(_api, "reader@contoso.example", "Launch.Read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.OpenAsync("/start")).Status);
    }

    private async Task<Dictionary<string, string>> AnswersAsync(string name) => new()
    {
        ["name"] = name,
        ["tier"] = "T1",
        ["launchAt"] = (await SmallLaunch.NowAsync(_api)).AddDays(60).ToString("yyyy-MM-dd'T'09:00", CultureInfo.InvariantCulture),
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

    private async Task<IEnumerable<string>> NamesAsync() => (await _api.GetAsync("api/launches?pageSize=200"))["items"]!.AsArray().Select(launch => launch!["name"]!.GetValue<string>());
}
