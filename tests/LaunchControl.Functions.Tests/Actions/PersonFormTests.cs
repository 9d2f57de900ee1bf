using System.Globalization;
using System.Net;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Actions;

/// <summary>What people say about themselves on a page.</summary>
public sealed class PersonFormTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_person_says_that_they_are_away_and_back()
    {
        const string Person = "away-by-form@contoso.example";
        using var person = await BoardForms.SignInAsync(_api, Person);
        var day = (await SmallLaunch.NowAsync(_api)).AddDays(3);
        var page = await person.DoAsync($"/board/people/{Person}/away", new() { ["from"] = Day(day), ["to"] = Day(day.AddDays(4)), ["delegate"] = "ana@contoso.example" });
        Assert.Contains("The absence is noted", page.Done, StringComparison.Ordinal);
        Assert.Contains("ana@contoso.example stands in", page.Text, StringComparison.Ordinal);
        Assert.Equal("ana@contoso.example", (await _api.GetAsync($"api/people/{Person}/delegation"))["delegate"]!.GetValue<string>());

        var wrong = await person.SendAsync(await person.OpenAsync($"/board/people/{Person}/away"), new() { ["from"] = Day(day), ["to"] = Day(day.AddDays(-1)) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("#to", wrong.Document.QuerySelector(".errors a")!.GetAttribute("href"));

        Assert.Contains("The absence is over", (await person.DoAsync($"/board/people/{Person}/back")).Done, StringComparison.Ordinal);
        using var gone = await _api.Http.GetAsync($"api/people/{Person}/delegation");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_person_sets_their_zone_and_hours_and_finds_them_in_the_form_again()
    {
        const string Person = "hours-by-form@contoso.example";
        using var person = await BoardForms.SignInAsync(_api, Person);
        var path = $"/board/people/{Person}/settings";
        await person.DoAsync(path, new() { ["timeZone"] = "Asia/Kolkata", ["workFrom"] = "08:30", ["workTo"] = "17:00", ["digestAt"] = "09:15", ["dailyCap"] = "5", ["newsInDigest"] = "true", ["holidays"] = "2027-01-26" });
        var settings = await _api.GetAsync($"api/people/{Person}/settings");
        Assert.Equal("Asia/Kolkata", settings["timeZone"]!.GetValue<string>());
        Assert.Equal(5, settings["dailyCap"]!.GetValue<int>());
        Assert.True(settings["newsInDigest"]!.GetValue<bool>());
        Assert.Equal("08:30", (await person.OpenAsync(path)).Document.QuerySelector("#workFrom")!.GetAttribute("value"));

        var wrong = await person.SendAsync(await person.OpenAsync(path), new() { ["timeZone"] = "Moon/Base", ["dailyCap"] = "400", ["workTo"] = "late" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Superset(new HashSet<string?> { "#timeZone", "#dailyCap", "#workTo" }, wrong.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")).ToHashSet());
    }

    [Fact]
    public async Task Nobody_else_may_but_the_owner_of_a_launch_says_who_is_away_for_it_alone()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("form-away"));
        using var stranger = await BoardForms.SignInAsync(_api, "stranger@contoso.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.OpenAsync($"/board/people/{TestPlaybook.Worker}/away")).Status);
        using var owner = await BoardForms.SignInAsync(_api);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.OpenAsync($"/board/people/{TestPlaybook.Worker}/settings")).Status);

        var day = (await launch.NowAsync()).AddDays(1);
        var sent = await owner.SendAsync(await owner.OpenAsync($"/board/people/{TestPlaybook.Worker}/away"), new() { ["from"] = Day(day), ["to"] = Day(day.AddDays(2)) });
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal(1, await launch.CountAsync("launch.absencesRecorded"));
        using var elsewhere = await _api.Http.GetAsync($"api/people/{TestPlaybook.Worker}/delegation");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
