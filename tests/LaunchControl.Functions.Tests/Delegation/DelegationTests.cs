using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.SignOffs;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Delegation;

/// <summary>Approvers who are away, and who signs in their place: by mail, page, API, queue and time.</summary>
public sealed class DelegationTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    [Fact]
    public async Task A_stand_in_gets_a_link_of_their_own_and_both_names_are_everywhere()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stand-in-link");
        await AwayAsync(signed, Lead, 0, 3, "deputy@contoso.example");

        var link = await signed.LinkAsync("deputy@contoso.example");
        var mail = (await signed.Launch.MailsAsync("deputy@contoso.example"))[^1]["text"]!.GetValue<string>();
        Assert.Contains($"in place of {Lead}, who is away until", mail, StringComparison.Ordinal);
        Assert.Equal("deputy@contoso.example", (await signed.ApproverAsync(Lead))["standIn"]!["person"]!.GetValue<string>());
        Assert.Contains($"in place of {Lead}", (await signed.ShowAsync(link)).Page.Body!.TextContent, StringComparison.Ordinal);

        var result = await signed.DecideAsync(link, "approve");
        Assert.Contains($"in place of {Lead}, you approved", result.Body!.TextContent, StringComparison.Ordinal);
        await signed.UntilAsync(Lead, "approve");
        Assert.Equal("deputy@contoso.example", (await signed.ApproverAsync(Lead))["decidedBy"]!.GetValue<string>());
        var entry = (await signed.Launch.TrailAsync()).Single(one => one["action"]!.GetValue<string>() == "signOff.recorded");
        Assert.Equal(("deputy@contoso.example", Lead), (entry["actor"]!.GetValue<string>(), entry["onBehalfOf"]!.GetValue<string>()));

        // The approver's own link shows whose decision counts, and decides nothing by a second click.
        var own = await signed.LinkAsync(Lead);
        Assert.Contains("deputy@contoso.example, in place of you, approved", (await signed.ShowAsync(own)).Page.Body!.TextContent, StringComparison.Ordinal);
        var before = await signed.SnapshotAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await signed.PostAsync(own, ("decision", "reject"), ("comment", "No"))).Status);
        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task A_stand_in_decides_over_the_API_without_any_role_and_by_a_message_in_the_queue()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stand-in-api");
        await AwayAsync(signed, Lead, 0, 3, "deputy@contoso.example");
        await AwayAsync(signed, Peer, 0, 3, "other@contoso.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await signed.SignAsync("mallory@contoso.example", new JsonObject { ["decision"] = "approve" })).Status);
        (await signed.SignAsync("deputy@contoso.example", new JsonObject { ["decision"] = "approve" })).IsAccepted();
        await signed.UntilAsync(Lead, "approve");

        var queue = new RunningQueue(host, "gate-sign-offs");
        await queue.SendCopiesAsync(BinaryData.FromString(new JsonObject
        {
            ["signOffId"] = "so-in-place",
            ["launchId"] = signed.Launch.Id,
            ["gateId"] = "only",
            ["round"] = 1,
            ["approver"] = "Other@contoso.example",
            ["decision"] = "approve",
            ["decidedAt"] = (await signed.Launch.NowAsync()).ToString("O"),
        }.ToJsonString()), copies: 2);
        await signed.Launch.UntilGateAsync("only", "approved");
        Assert.Equal("other@contoso.example", (await signed.ApproverAsync(Peer))["decidedBy"]!.GetValue<string>());
        Assert.Empty(await queue.DeadLettersAsync());
    }

    [Fact]
    public async Task It_begins_and_ends_by_itself_and_then_the_link_says_who_is_back()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stand-in-days");
        await AwayAsync(signed, Lead, 2, 3, "deputy@contoso.example");
        Assert.Null((await signed.ApproverAsync(Lead))["standIn"]);
        await host.Api.AdvanceAsync("P2DT12H");
        var link = await signed.LinkAsync("deputy@contoso.example");
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(link)).Status);

        await host.Api.AdvanceAsync("P2DT12H");
        Assert.Null((await signed.ApproverAsync(Lead))["standIn"]);
        var (status, page) = await signed.ShowAsync(link);
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains($"{Lead} is back since", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await signed.PostAsync(link, ("decision", "approve"))).Status);
        Assert.Null(await signed.DecisionAsync(Lead));
        var refused = await signed.SignAsync("deputy@contoso.example", new JsonObject { ["decision"] = "approve" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Fact]
    public async Task The_answer_warns_where_the_delegate_can_not_stand_in_and_names_a_circle()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stand-in-warnings");
        Assert.Contains("owns Launch of stand-in-warnings", (await AwayAsync(signed, Lead, 0, 3, StartRequest.Owner))["warnings"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("signs Gate only of", (await AwayAsync(signed, Lead, 0, 3, Peer))["warnings"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        await AwayAsync(signed, "far@contoso.example", 0, 3, "circle@contoso.example");
        await AwayAsync(signed, "circle@contoso.example", 0, 3, "far@contoso.example");
        var circle = (await AwayAsync(signed, Lead, 0, 3, "far@contoso.example"))["warnings"]!.AsArray().Select(warning => warning!.GetValue<string>()).First();
        Assert.StartsWith("far@contoso.example -> circle@contoso.example -> far@contoso.example: ", circle, StringComparison.Ordinal);
        Assert.Null((await signed.ApproverAsync(Lead))["standIn"]);
        Assert.Equal(1, (await signed.Launch.MailsAsync(StartRequest.Owner)).Count(mail => mail["subject"]!.GetValue<string>().StartsWith($"{Lead} is away", StringComparison.Ordinal)));
        Assert.Null((await AwayAsync(signed, Lead, 0, 3, "deputy@contoso.example"))["warnings"]);
    }

    [Fact]
    public async Task The_owner_of_a_launch_says_for_its_people_that_they_are_away_and_a_stranger_does_not()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stand-in-owner");
        Assert.Equal(HttpStatusCode.OK, await PutAsync(StartRequest.Owner, Peer));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(StartRequest.Owner, "no-part@contoso.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(Lead, Peer));
        Assert.Equal("owners-choice@contoso.example", await StandInAsync());

        // Nothing of it is stored beyond the launches of this owner, who learns nothing of what is.
        var changes = (await host.Api.GetAsync($"api/people/{Peer}/delegation/changes"))["items"]!.ToJsonString();
        Assert.DoesNotContain("owners-choice", changes, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, StartRequest.Owner, Peer, null));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, StartRequest.Owner, $"{Peer}/delegation/changes", null));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(HttpMethod.Delete, StartRequest.Owner, Peer, null));
        Assert.NotEqual("owners-choice@contoso.example", await StandInAsync());

        async Task<string?> StandInAsync() => (await signed.ApproverAsync(Peer))["standIn"]?["person"]?.GetValue<string>();

        async Task<HttpStatusCode> PutAsync(string caller, string person) =>
            await SendAsync(HttpMethod.Put, caller, person, await BodyAsync(signed, 0, 2, "owners-choice@contoso.example"));

        async Task<HttpStatusCode> SendAsync(HttpMethod method, string caller, string person, JsonObject? body)
        {
            var path = person.Contains('/', StringComparison.Ordinal) ? person : $"{person}/delegation";
            using var request = new HttpRequestMessage(method, $"api/people/{path}") { Content = body is null ? null : Json(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await host.Api.TokenAsync(caller));
            using var response = await host.Api.Http.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Days_that_no_clock_reaches_are_refused()
    {
        var body = new JsonObject { ["from"] = "9999-12-30", ["to"] = "9999-12-31" };
        using var answer = await host.Api.Http.PutAsync($"api/people/{Peer}/delegation", Json(body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/from", "/to"], JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(fault => fault.Key));
    }

    [Fact]
    public async Task What_a_crash_left_untold_the_patrol_tells()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stand-in-crash");
        var absences = host.App.Services.GetRequiredService<IAbsences>();
        var day = await DayAsync(signed, 0);
        await absences.AnnounceAsync(Peer, CancellationToken.None);
        await absences.StoreAsync(Peer, new AbsenceChange(await signed.Launch.NowAsync(), Peer, new Absence(Peer, day, day.AddDays(3), "rescuer@contoso.example")), CancellationToken.None);
        Assert.NotEqual("rescuer@contoso.example", (await signed.ApproverAsync(Peer))["standIn"]?["person"]?.GetValue<string>());

        await RunPatrolAsync();
        await Eventually.TrueAsync(async () => (await signed.ApproverAsync(Peer))["standIn"]?["person"]?.GetValue<string>() == "rescuer@contoso.example", "The stand-in of the patrol");
        var before = await signed.SnapshotAsync();
        await RunPatrolAsync();
        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task A_reassigned_link_names_who_signs_now_also_to_the_stand_in()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "stand-in-reassigned");
        await AwayAsync(signed, Lead, 0, 3, "deputy@contoso.example");
        var (own, stand) = (await signed.LinkAsync(Lead), await signed.LinkAsync("deputy@contoso.example"));
        (await signed.Launch.GateAsync("only", "reassign", new JsonObject { ["from"] = Lead, ["to"] = "zoe@contoso.example", ["reason"] = "Left" })).IsAccepted();

        Assert.Contains("is signed by zoe@contoso.example in your place", (await signed.ShowAsync(own)).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await signed.ShowAsync(stand)).Status);
        foreach (var person in new[] { Lead, "deputy@contoso.example" })
        {
            Assert.Equal(1, await ToldAsync(signed, person));
        }
    }

    [Fact]
    public async Task Items_and_the_launch_itself_are_handed_over_with_a_mail_to_both()
    {
        var signed = await SignedLaunch.StartAsync(host, "hand-over", SignedLaunch.Gate("only", new Core.SignOffs.GatePolicy(Core.SignOffs.Quorum.All), ["lead", "peer"], "i1"));
        (await signed.Launch.ItemAsync("i1", "reassign", new JsonObject { ["to"] = "eve@contoso.example", ["reason"] = "Busy" })).IsAccepted();
        Assert.Equal("eve@contoso.example", (await signed.Launch.ItemAsync("i1"))["owner"]!.GetValue<string>());
        await Eventually.TrueAsync(async () => (await signed.Launch.MailsAsync("eve@contoso.example")).Any(mail => mail["subject"]!.GetValue<string>().StartsWith("Yours to do: Item i1", StringComparison.Ordinal)), "A mail to eve");
        (await signed.Launch.ItemAsync("i1", "acknowledge", new JsonObject { ["expectedAt"] = (await signed.Launch.NowAsync()).AddDays(2).ToString("O") }, "eve@contoso.example")).IsAccepted();
        Assert.NotNull((await signed.Launch.ItemAsync("i1"))["acknowledgedAt"]);
        await signed.Launch.RefusesAsync(() => signed.Launch.ItemAsync("i1", "reassign", new JsonObject { ["to"] = "nobody", ["reason"] = " " }), HttpStatusCode.UnprocessableEntity, "invalid-request", "/reason", "/to");

        (await signed.Launch.CallAsync(HttpMethod.Patch, "people", new JsonObject { ["people"] = new JsonObject { ["launch-owner"] = new JsonArray("new-pm@contoso.example") } })).IsAccepted();
        await Eventually.TrueAsync(async () => (await signed.Launch.MailsAsync("new-pm@contoso.example")).Any(mail => mail["subject"]!.GetValue<string>().StartsWith("You own", StringComparison.Ordinal)), "A mail to the new owner");
    }

    // News may wait for the day's digest.
    private static async Task<int> ToldAsync(SignedLaunch signed, string person)
    {
        await signed.Api.AdvanceAsync("P2D");
        return (await signed.Launch.MailsAsync(person)).Count(mail => mail["text"]!.GetValue<string>().Contains("signs Gate only in place of", StringComparison.Ordinal));
    }

    private async Task RunPatrolAsync()
    {
        using var answer = await host.Api.Http.PostAsync("admin/functions/Patrol", Json(new JsonObject()));
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
    }

    private async Task<JsonNode> AwayAsync(SignedLaunch signed, string person, int from, int to, string stand)
    {
        using var answer = await host.Api.Http.PutAsync($"api/people/{person}/delegation", Json(await BodyAsync(signed, from, to, stand)));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonObject> BodyAsync(SignedLaunch signed, int from, int to, string stand) => new()
    {
        ["from"] = Text(await DayAsync(signed, from)),
        ["to"] = Text(await DayAsync(signed, to)),
        ["delegate"] = stand,
    };

    // As the launch counts days.
    private static async Task<DateOnly> DayAsync(SignedLaunch signed, int days) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(await signed.Launch.NowAsync(), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime).AddDays(days);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
