using System.Globalization;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>Due dates of a launch with its own working days, holidays and time zone.</summary>
public sealed class CalendarTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task Due_dates_in_working_days_leave_out_free_days_and_holidays_and_keep_the_time_of_day_in_the_zone()
    {
        var launch = await StartAsync("working-days", """{ "workingDays": ["monday", "tuesday", "wednesday", "thursday"], "holidays": ["2027-03-17", "2027-03-16", "2027-03-16"] }""");

        // Launch on Monday 2027-03-22 at 09:00 in New York. Before it, without Fridays and the 16th and 17th: 18th, 15th, 11th, 10th, 9th, ...
        Assert.Equal("2027-03-18T09:00:00-04:00", DueOf(launch, "one"));
        Assert.Equal("2027-03-15T09:00:00-04:00", DueOf(launch, "two"));
        Assert.Equal("2027-03-11T09:00:00-05:00", DueOf(launch, "three"));
        Assert.Equal(["2027-03-16", "2027-03-17"], launch["calendar"]!["holidays"]!.AsArray().Select(day => day!.GetValue<string>()));
    }

    [Fact]
    public async Task Without_a_calendar_Monday_to_Friday_count()
    {
        var launch = await StartAsync("usual-days", null);

        Assert.Equal("2027-03-19T09:00:00-04:00", DueOf(launch, "one"));
        Assert.Equal("2027-03-18T09:00:00-04:00", DueOf(launch, "two"));
        Assert.Equal("2027-03-17T09:00:00-04:00", DueOf(launch, "three"));
    }

    [Fact]
    public async Task No_due_date_ever_falls_on_a_free_day()
    {
        await _small.StoreAsync(Playbook("many-calendars"));
        var names = Enum.GetNames<DayOfWeek>();
        for (var mask = 1; mask < 128; mask += 9)
        {
            var working = names.Where((_, day) => (mask & (1 << day)) != 0).ToList();
            var days = new JsonArray([.. working.Select(day => JsonValue.Create(day.ToLowerInvariant()))]);
            var request = await RequestAsync("many-calendars", new JsonObject { ["workingDays"] = days, ["holidays"] = new JsonArray("2027-03-15", "2027-03-18") }.ToJsonString());
            var launch = await _small.PostAsync("launches?dryRun=true", request.ToJsonString(), System.Net.HttpStatusCode.OK);

            foreach (var item in new[] { "one", "two", "three" })
            {
                var due = DateTimeOffset.Parse(DueOf(launch, item), CultureInfo.InvariantCulture);
                Assert.Contains(due.DayOfWeek.ToString(), working);
                Assert.DoesNotContain(due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new[] { "2027-03-15", "2027-03-18" });
            }
        }
    }

    [Fact]
    public async Task Bad_days_are_named_one_by_one()
    {
        await _small.StoreAsync(Playbook("bad-days"));
        var request = await RequestAsync("bad-days", """{ "workingDays": ["monday", "Caturday"], "holidays": ["2027-02-29", "2027-03-16", "16.3.2027"], "weekend": [] }""");

        var faults = await _small.FaultsAsync(HttpMethod.Post, "api/launches", request.ToJsonString());

        Assert.Equal(["/calendar/holidays", "/calendar/weekend", "/calendar/workingDays/1"], faults.Keys);
        Assert.Contains("'2027-02-29'", faults["/calendar/holidays"], StringComparison.Ordinal);
        Assert.Contains("'16.3.2027'", faults["/calendar/holidays"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_without_any_working_day_is_refused()
    {
        await _small.StoreAsync(Playbook("no-days"));
        var request = await RequestAsync("no-days", """{ "workingDays": [] }""");

        Assert.Equal(["/calendar/workingDays"], (await _small.FaultsAsync(HttpMethod.Post, "api/launches", request.ToJsonString())).Keys);
    }

    private static JsonObject Playbook(string id) => PlaybookDocument.Of(id, PlaybookDocument.Gate("eng", "eng").Items(
        PlaybookDocument.Item("one").With("due", "\"L-1wd\""),
        PlaybookDocument.Item("two").With("due", "\"L-2wd\""),
        PlaybookDocument.Item("three").With("due", "\"L-3wd\"")));

    private async Task<JsonNode> StartAsync(string playbook, string? calendar)
    {
        await _small.StoreAsync(Playbook(playbook));
        return await host.Api.StartAsync(await RequestAsync(playbook, calendar));
    }

    private async Task<JsonObject> RequestAsync(string playbook, string? calendar)
    {
        var request = (await _small.RequestAsync(playbook, """{ "eng": ["ana@contoso.example"] }"""))
            .With("launchAt", "\"2027-03-22T13:00:00Z\"").With("timeZone", "\"America/New_York\"");
        return calendar is null ? request : request.With("calendar", calendar);
    }

    private static string DueOf(JsonNode launch, string item) => SmallLaunches.Item(launch, item)["dueAt"]!.GetValue<string>();
}
