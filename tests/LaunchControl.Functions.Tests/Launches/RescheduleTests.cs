using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>POST /api/launches/{id}/reschedule.</summary>
public sealed class RescheduleTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task Open_due_dates_move_with_the_launch_and_finished_work_keeps_its_own()
    {
        var (id, launchAt) = await StartedAsync("move");
        await host.Api.CompleteItemAsync(id, "done");
        await _small.PostAsync($"launches/{id}/items", $$"""{ "gate": "eng", "id": "fixed", "title": "Fixed date", "dueAt": "{{launchAt.AddDays(-3).AddHours(-2):O}}" }""");

        var moved = await MoveAsync(id, launchAt.AddDays(10));

        Assert.Equal(launchAt.AddDays(10), moved["launchAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(launchAt.AddDays(-10), Due(SmallLaunches.Item(moved, "done")));
        Assert.Equal(launchAt, Due(SmallLaunches.Item(moved, "open")));
        Assert.Equal(launchAt.AddDays(7).AddHours(-2), Due(SmallLaunches.Item(moved, "fixed")));
        Assert.Equal(launchAt.AddDays(5), Due(SmallLaunches.Gate(moved, "eng")!));
        Assert.Equal(launchAt.AddDays(9), Due(SmallLaunches.Gate(moved, "go-no-go")!));
    }

    [Fact]
    public async Task Everyone_is_mailed_and_the_reason_is_kept()
    {
        var (id, launchAt) = await StartedAsync("mailed");
        await host.Api.Http.DeleteAsync("dev/mailbox");

        await MoveAsync(id, launchAt.AddDays(7));

        foreach (var person in new[] { StartRequest.Owner, "ana@contoso.example", "dan@contoso.example", SmallLaunches.Executive })
        {
            await Eventually.TrueAsync(async () => (await host.Api.MailboxAsync()).Count(mail => mail["to"]!.GetValue<string>() == person) == 1, $"A mail to {person}", TimeSpan.FromSeconds(20));
        }

        var entry = (await host.Api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray().Single(entry => entry!["action"]!.GetValue<string>() == "launch.rescheduled")!;
        Assert.Equal("The venue is taken", entry["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_gate_that_approves_the_date_is_asked_for_again_by_its_new_due_date_and_others_keep_their_sign_off()
    {
        var (id, launchAt) = await StartedAsync("stale");
        await _small.DecideAsync("dan@contoso.example", "Gate date - Launch of stale");
        await _small.GateAsync(id, "date", "approved");
        await host.Api.CompleteItemAsync(id, "done");
        await host.Api.CompleteItemAsync(id, "open");
        await _small.DecideAsync("ana@contoso.example", "Gate eng - Launch of stale");
        await _small.GateAsync(id, "eng", "approved");

        var moved = await MoveAsync(id, launchAt.AddDays(7));

        var date = SmallLaunches.Gate(moved, "date")!;
        Assert.Equal("inReview", date["status"]!.GetValue<string>());
        Assert.Equal(launchAt.AddDays(2), Due(date));
        var eng = SmallLaunches.Gate(moved, "eng")!;
        Assert.Equal("approved", eng["status"]!.GetValue<string>());
        Assert.Equal(launchAt.AddDays(-5), Due(eng));
    }

    [Fact]
    public async Task A_scheduled_launch_goes_live_at_its_new_moment_and_not_at_the_old_one()
    {
        var (id, launchAt) = await StartedAsync("moment");
        var walk = await _small.WalkAsync(id);
        await walk.WorkUntilAsync("scheduled");
        await MoveAsync(id, launchAt.AddDays(3));
        await walk.WorkUntilAsync("scheduled");

        await host.Api.MoveToAsync(launchAt.AddDays(3).AddSeconds(-1));
        Assert.Equal("scheduled", (await host.Api.LaunchAsync(id))["status"]!.GetValue<string>());
        await host.Api.AdvanceAsync("PT2S");

        var live = await host.Api.LaunchAsync(id);
        Assert.Equal("live", live["status"]!.GetValue<string>());
        Assert.Equal(launchAt.AddDays(3), live["liveAt"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task A_launch_that_moves_closer_goes_live_earlier()
    {
        var (id, launchAt) = await StartedAsync("closer");
        var walk = await _small.WalkAsync(id);
        await walk.WorkUntilAsync("scheduled");
        await MoveAsync(id, launchAt.AddDays(-3));
        await walk.WorkUntilAsync("scheduled");

        await host.Api.MoveToAsync(launchAt.AddDays(-3).AddSeconds(1));

        Assert.Equal("live", (await host.Api.LaunchAsync(id))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_overdue_notice_is_given_again_for_the_new_due_date()
    {
        var (id, launchAt) = await StartedAsync("overdue-again");
        await host.Api.MoveToAsync(launchAt.AddDays(-5).AddMinutes(1));
        Assert.Equal(1, await OverdueAsync());
        await MoveAsync(id, launchAt.AddDays(10));
        Assert.False((await _small.GateAsync(id, "eng"))["overdue"]!.GetValue<bool>());

        await host.Api.MoveToAsync(launchAt.AddDays(5).AddMinutes(-1));
        Assert.Equal(1, await OverdueAsync());
        await host.Api.AdvanceAsync("PT2M");
        Assert.Equal(2, await OverdueAsync());

        async Task<int> OverdueAsync() => (await host.Api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray()
            .Count(entry => entry!["action"]!.GetValue<string>() == "gate.overdue" && entry["subject"]!.GetValue<string>() == "gate/eng");
    }

    [Fact]
    public async Task A_date_in_the_past_a_missing_reason_and_a_missing_date_are_refused_together()
    {
        var (id, launchAt) = await StartedAsync("refused");
        var before = (await host.Api.LaunchAsync(id)).ToJsonString();
        var path = $"api/launches/{id}/reschedule";

        Assert.Equal(["/launchAt", "/reason"], (await _small.FaultsAsync(HttpMethod.Post, path, """{ "launchAt": "2001-01-01T00:00:00Z" }""")).Keys);
        Assert.Equal(["/launchAt"], (await _small.FaultsAsync(HttpMethod.Post, path, """{ "reason": "x" }""")).Keys);
        Assert.Equal(["/launchAt", "/when"], (await _small.FaultsAsync(HttpMethod.Post, path, """{ "reason": "x", "launchAt": "next week", "when": 1 }""")).Keys);
        Assert.Equal(before, (await host.Api.LaunchAsync(id)).ToJsonString());
        await _small.PostAsync($"launches/{id}/reschedule", $$"""{ "launchAt": "{{launchAt:O}}" }""");
        Assert.Equal(before, (await host.Api.LaunchAsync(id)).ToJsonString());
    }

    [Fact]
    public async Task A_launch_that_is_live_can_not_be_moved()
    {
        var (id, launchAt) = await StartedAsync("live");
        await (await _small.WalkAsync(id)).WorkUntilAsync("scheduled");
        await host.Api.MoveToAsync(launchAt.AddMinutes(1));
        await _small.StatusAsync(id, "live");

        await _small.PostAsync($"launches/{id}/reschedule", $$"""{ "launchAt": "{{launchAt.AddDays(9):O}}", "reason": "Again" }""", HttpStatusCode.Conflict);
    }

    private async Task<(string Id, DateTimeOffset LaunchAt)> StartedAsync(string name)
    {
        var playbook = PlaybookDocument.Of($"reschedule-{name}",
            PlaybookDocument.Gate("eng", "eng").Items(PlaybookDocument.Item("done"), PlaybookDocument.Item("open")),
            PlaybookDocument.Gate("date", "date").With("approves", """["launchAt"]"""));
        await _small.StoreAsync(playbook);
        var request = await _small.RequestAsync($"reschedule-{name}", """{ "eng": ["ana@contoso.example"], "date": ["dan@contoso.example"] }""");
        var id = await _small.StartAsync(request.With("name", $"\"Launch of {name}\""));
        return (id, (await host.Api.LaunchAsync(id))["launchAt"]!.GetValue<DateTimeOffset>());
    }

    private Task<JsonNode> MoveAsync(string id, DateTimeOffset launchAt) =>
        _small.PostAsync($"launches/{id}/reschedule", $$"""{ "launchAt": "{{launchAt:O}}", "reason": "The venue is taken" }""");

    private static DateTimeOffset Due(JsonNode node) => node["dueAt"]!.GetValue<DateTimeOffset>();
}
