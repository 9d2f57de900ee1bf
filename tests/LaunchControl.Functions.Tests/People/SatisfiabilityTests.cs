using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Launches;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.People;

/// <summary>Gates that their approvers could never satisfy are refused at start and at every change of people.</summary>
public sealed class SatisfiabilityTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly SmallLaunches _small = new(host.Api);

    [Fact]
    public async Task A_gate_whose_only_approver_is_the_launch_owner_is_refused()
    {
        var faults = await RefusedAsync("owner-alone", "{}", [StartRequest.Owner]);

        Assert.Contains("whoever asks for a sign-off can't give it", faults["/people/eng"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "quorum": "count", "count": 3 }""", 2, false)]
    [InlineData("""{ "quorum": "count", "count": 3 }""", 3, true)]
    [InlineData("""{ "quorum": "any" }""", 1, true)]
    [InlineData("""{ "quorum": "all" }""", 1, true)]
    public async Task N_of_M_needs_that_many_beside_the_launch_owner(string policy, int people, bool isStarted)
    {
        var playbook = $"n-of-m-{Guid.NewGuid():N}";
        string[] persons = [StartRequest.Owner, .. Enumerable.Range(1, people).Select(number => $"n{number}@contoso.example")];
        if (isStarted)
        {
            await StartAsync(playbook, policy, persons);
        }
        else
        {
            Assert.Contains("needs 3 approvals", (await RefusedAsync(playbook, policy, persons))["/people/eng"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Somebody_who_is_away_over_the_review_days_does_not_count_unless_a_delegate_can_decide()
    {
        await AwayAsync("away@contoso.example", 45, 56);
        var faults = await RefusedAsync("away", "{}", ["Away@contoso.example"]);
        Assert.Contains("away@contoso.example is away until after it is due", faults["/people/eng"], StringComparison.Ordinal);

        await AwayAsync("away@contoso.example", 45, 56, StartRequest.Owner);
        await RefusedAsync("away-owner", "{}", ["away@contoso.example"]);

        await AwayAsync("away@contoso.example", 45, 56, "other@contoso.example");
        await RefusedAsync("away-counted", """{ "quorum": "count", "count": 2 }""", ["away@contoso.example", "other@contoso.example"]);

        await StartAsync("away-delegate", "{}", ["away@contoso.example"]);
    }

    [Fact]
    public async Task Somebody_who_is_there_on_one_of_the_review_days_counts()
    {
        await AwayAsync("back@contoso.example", 30, 54);
        await StartAsync("back", "{}", ["back@contoso.example"]);
    }

    [Fact]
    public async Task Two_who_are_away_are_not_both_stood_in_for_by_one_person()
    {
        await AwayAsync("first@contoso.example", 45, 70, "stand-in@contoso.example");
        await AwayAsync("second@contoso.example", 45, 70, "stand-in@contoso.example");

        await RefusedAsync("one-stand-in", """{ "quorum": "count", "count": 2 }""", ["first@contoso.example", "second@contoso.example"]);

        await AwayAsync("second@contoso.example", 45, 70, "another@contoso.example");
        await StartAsync("two-stand-ins", """{ "quorum": "count", "count": 2 }""", ["first@contoso.example", "second@contoso.example"]);
    }

    [Fact]
    public async Task A_delegate_who_is_away_too_can_not_decide()
    {
        await AwayAsync("tired@contoso.example", 45, 70, "tired-too@contoso.example");
        await AwayAsync("tired-too@contoso.example", 40, 80);

        await RefusedAsync("both-away", "{}", ["tired@contoso.example"]);
    }

    [Fact]
    public async Task A_change_of_people_that_leaves_a_gate_without_enough_approvers_is_refused_and_nothing_is_half_applied()
    {
        var id = await StartAsync("change-refused", "{}", ["ana@contoso.example"]);
        await AwayAsync("gone@contoso.example", 40, 70);
        var before = (await host.Api.LaunchAsync(id)).ToJsonString();

        var byAbsence = await _small.FaultsAsync(HttpMethod.Patch, $"api/launches/{id}/people", """{ "people": { "executive": ["ceo@contoso.example"], "eng": ["gone@contoso.example"] } }""");
        Assert.Equal(["/people/eng"], byAbsence.Keys);
        var byOwner = await _small.FaultsAsync(HttpMethod.Patch, $"api/launches/{id}/people", """{ "people": { "launch-owner": ["ana@contoso.example"] } }""");
        Assert.Equal(["/people/launch-owner"], byOwner.Keys);
        Assert.Equal(before, (await host.Api.LaunchAsync(id)).ToJsonString());

        await AwayAsync("gone@contoso.example", 40, 70, "stands@contoso.example");
        await _small.PatchAsync($"{id}/people", """{ "people": { "eng": ["gone@contoso.example"] } }""");
    }

    [Fact]
    public async Task People_of_one_gate_can_change_while_an_approver_of_another_is_away()
    {
        var id = await StartAsync("other-gate", "{}", ["leaves@contoso.example"]);
        await AwayAsync("leaves@contoso.example", 40, 70);

        await _small.PatchAsync($"{id}/people", """{ "people": { "executive": ["ceo@contoso.example"] } }""");
    }

    [Fact]
    public async Task Who_was_away_before_a_gate_became_overdue_and_is_back_can_be_its_approver()
    {
        var id = await StartAsync("overdue-back", "{}", ["ana@contoso.example"]);
        await AwayAsync("returned@contoso.example", 45, 57);
        await host.Api.AdvanceAsync("P58D");

        await _small.PatchAsync($"{id}/people", """{ "people": { "eng": ["returned@contoso.example"] } }""");
    }

    [Fact]
    public async Task An_absence_is_told_changed_and_taken_back_and_its_faults_are_named()
    {
        const string Path = "api/people/Days%2Boff@contoso.example/delegation";
        await _small.SendAsync(HttpMethod.Get, Path, "", HttpStatusCode.NotFound);
        await _small.SendAsync(HttpMethod.Put, Path, """{ "from": "2027-03-01", "to": "2027-03-05", "delegate": "Bob@contoso.example" }""", HttpStatusCode.OK);
        var told = await host.Api.GetAsync(Path);
        Assert.Equal("""{"person":"days\u002Boff@contoso.example","from":"2027-03-01","to":"2027-03-05","delegate":"bob@contoso.example"}""", told.ToJsonString());
        await _small.SendAsync(HttpMethod.Delete, Path, "", HttpStatusCode.NoContent);
        await _small.SendAsync(HttpMethod.Get, Path, "", HttpStatusCode.NotFound);

        Assert.Equal(["/from", "/to"], (await _small.FaultsAsync(HttpMethod.Put, Path, "{}")).Keys);
        Assert.Equal(["/from"], (await _small.FaultsAsync(HttpMethod.Put, Path, """{ "to": "2027-03-05" }""")).Keys);
        Assert.Equal("Give a date from 2000-01-01 to 2199-12-31, such as 2027-03-02.", (await _small.FaultsAsync(HttpMethod.Put, Path, """{ "from": "2027-03-05", "to": "soon" }"""))["/to"]);
        Assert.Equal(["/to"], (await _small.FaultsAsync(HttpMethod.Put, Path, """{ "from": "2027-03-05", "to": "2027-03-04" }""")).Keys);
        Assert.Equal(["/to"], (await _small.FaultsAsync(HttpMethod.Put, Path, """{ "from": "2027-03-05", "to": "2029-03-04" }""")).Keys);
        Assert.Equal(["/delegate"], (await _small.FaultsAsync(HttpMethod.Put, Path, """{ "from": "2027-03-05", "to": "2027-03-06", "delegate": "days+off@contoso.example" }""")).Keys);
    }

    private async Task<string> StartAsync(string playbook, string policy, string[] eng) => await _small.StartAsync(await RequestAsync(playbook, policy, eng));

    private async Task<Dictionary<string, string>> RefusedAsync(string playbook, string policy, string[] eng) =>
        await _small.FaultsAsync(HttpMethod.Post, "api/launches", (await RequestAsync(playbook, policy, eng)).ToJsonString());

    // The launch is 60 days ahead, the gate is due 55 days ahead, and its five review days reach back to 48 to 51 days ahead.
    private async Task<JsonObject> RequestAsync(string playbook, string policy, string[] eng)
    {
        var gate = PlaybookDocument.Gate("eng", "eng").Items(PlaybookDocument.Item("build"));
        await _small.StoreAsync(PlaybookDocument.Of(playbook, policy == "{}" ? gate : gate.With("policy", policy)));
        return await _small.RequestAsync(playbook, new JsonObject { ["eng"] = new JsonArray([.. eng.Select(person => JsonValue.Create(person))]) }.ToJsonString());
    }

    private async Task AwayAsync(string person, int from, int to, string? stand = null)
    {
        var body = new JsonObject { ["from"] = await DayAsync(from), ["to"] = await DayAsync(to) };
        if (stand is not null)
        {
            body["delegate"] = stand;
        }

        await _small.SendAsync(HttpMethod.Put, $"api/people/{person}/delegation", body.ToJsonString(), HttpStatusCode.OK);
    }

    private async Task<string> DayAsync(int days) => (await _small.InDaysAsync(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
