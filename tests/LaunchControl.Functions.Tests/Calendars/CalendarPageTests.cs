using System.Globalization;
using System.Net;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Actions;

namespace LaunchControl.Functions.Tests.Calendars;

/// <summary>/calendar as people reach it.</summary>
public sealed class CalendarPageTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly TestPlaybook Playbook = TestPlaybook.Usual("calendar-page");

    [Fact]
    public async Task Readers_see_all_launches_of_a_month_and_others_those_in_which_they_take_part()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        await host.Api.SettleAsync();
        var month = Month(launch.LaunchAt);
        foreach (var (person, roles, sees) in new[] { ("reader@contoso.example", new[] { "Launch.Read" }, true), (TestPlaybook.LeadOf("alpha"), [], true), ("stranger@contoso.example", [], false) })
        {
            using var reader = await BoardForms.SignInAsync(host.Api, person, roles);
            var page = await reader.OpenAsync($"/calendar?month={month}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(sees, page.Document.QuerySelector($"td a[href='/board/{launch.Id}']") is not null);
            Assert.Equal(roles.Length == 0, page.Text.Contains("You see launches in which you take part", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Gates_that_the_reader_signs_stand_on_the_day_that_they_are_due()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        await host.Api.SettleAsync();
        var due = (await launch.GateAsync("alpha"))["dueAt"]!.GetValue<DateTimeOffset>();
        using var lead = await BoardForms.SignInAsync(host.Api, TestPlaybook.LeadOf("alpha"));
        var day = due.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var page = await lead.OpenAsync($"/calendar?month={day[..7]}");
        Assert.Contains("You sign:", page.Document.QuerySelector($"td:has(> time[datetime='{day}'])")!.TextContent, StringComparison.Ordinal);
        using var other = await BoardForms.SignInAsync(host.Api, "reader@contoso.example", "Launch.Read");
        Assert.DoesNotContain("You sign:", (await other.OpenAsync($"/calendar?month={day[..7]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_those_of_the_readers_settings()
    {
        using var person = new LaunchApi(host.Api.Http.BaseAddress!);
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", await host.Api.TokenAsync("tokyo@contoso.example"));
        using var set = await person.Http.PutAsync("api/people/tokyo@contoso.example/settings", new StringContent("""{ "timeZone": "Asia/Tokyo" }""", System.Text.Encoding.UTF8, "application/json"));
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        using var reader = await BoardForms.SignInAsync(host.Api, "tokyo@contoso.example");
        Assert.Contains("Asia/Tokyo, the zone of your settings", (await reader.OpenAsync("/calendar")).Text, StringComparison.Ordinal);
        using var other = await BoardForms.SignInAsync(host.Api, "no-settings@contoso.example");
        var page = await other.OpenAsync("/calendar");
        Assert.Contains("those of UTC", page.Text, StringComparison.Ordinal);
        Assert.Equal((await SmallLaunch.NowAsync(host.Api)).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), page.Document.QuerySelector("td.today > time")!.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("2027-13")]
    [InlineData("2027-3")]
    [InlineData("1999-12")]
    [InlineData("2200-01")]
    [InlineData("<script>")]
    public async Task A_month_that_is_none_is_said_to_be_none(string month)
    {
        using var reader = await BoardForms.SignInAsync(host.Api, "reader@contoso.example", "Launch.Read");
        var page = await reader.OpenAsync($"/calendar?month={Uri.EscapeDataString(month)}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("/calendar", page.Document.QuerySelector("main a")!.GetAttribute("href"));
    }

    private static string Month(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
