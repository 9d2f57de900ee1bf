using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Reviews that nobody decides in time, overrides, and launches that are held.</summary>
public sealed class EmergencyTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");

    [Theory]
    [InlineData(ExpiryOutcome.Escalate, "expired", "inReadiness")]
    [InlineData(ExpiryOutcome.Reject, "needsWork", "inReadiness")]
    [InlineData(ExpiryOutcome.Hold, "expired", "held")]
    public async Task A_review_that_nobody_decides_ends_as_its_policy_says_and_can_be_asked_for_again(ExpiryOutcome outcome, string gate, string launch)
    {
        var signed = await SignedLaunch.InReviewAsync(host, $"expires-{outcome}".ToLowerInvariant(), new GatePolicy(Quorum.All) { ExpiresAfter = "P2D", OnExpiry = outcome });
        var expiry = (await signed.Launch.GateAsync("only"))["expiresAt"]!.GetValue<DateTimeOffset>();
        await signed.DecideAsync(await signed.LinkAsync(SignedLaunch.PersonOf("peer")), "approve");
        var mails = (await signed.Launch.MailsAsync(StartRequest.Owner)).Count;

        await signed.Launch.MoveToAsync(expiry.AddSeconds(-1));
        Assert.Equal("inReview", await signed.Launch.GateStatusAsync("only"));
        await signed.Launch.MoveToAsync(expiry.AddSeconds(1));

        Assert.Equal((gate, launch), (await signed.Launch.GateStatusAsync("only"), (await signed.Launch.ReadAsync())["status"]!.GetValue<string>()));
        Assert.True((await signed.Launch.MailsAsync(StartRequest.Owner)).Count > mails);
        if (launch == "held")
        {
            (await signed.Launch.GateAsync("only", "request-review")).IsRefused(HttpStatusCode.Conflict, "launch-held");
            (await signed.Launch.CallAsync(HttpMethod.Post, "resume", Reason())).IsAccepted();
        }

        (await signed.Launch.GateAsync("only", "request-review")).IsAccepted();
        Assert.Equal(2, (await signed.Launch.UntilGateAsync("only", "inReview"))["round"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_override_is_for_its_role_alone_needs_a_reason_and_stays_visible()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "overridden");
        await signed.LinkAsync(Lead);
        foreach (var person in new[] { Lead, StartRequest.Owner, SignedLaunch.Executive })
        {
            await signed.Launch.RefusesAsync(() => signed.Launch.GateAsync("only", "override", Reason(), person), HttpStatusCode.Forbidden, "forbidden");
        }

        await signed.Launch.RefusesAsync(
            () => signed.Launch.GateAsync("only", "override", new JsonObject(), SignedLaunch.Emergency), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        (await signed.Launch.GateAsync("only", "override", Reason("The regulator's deadline is today"), SignedLaunch.Emergency)).IsAccepted();

        var gate = await signed.Launch.UntilGateAsync("only", "approved");
        Assert.Equal(
            (SignedLaunch.Emergency, "The regulator's deadline is today"), (gate["override"]!["by"]!.GetValue<string>(), gate["override"]!["reason"]!.GetValue<string>()));
        await Eventually.TrueAsync(async () => (await OverrideMailsAsync(signed, Lead)) == 1 && (await OverrideMailsAsync(signed, StartRequest.Owner)) == 1, "Mails about the override");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"board/{signed.Launch.Id}");
        request.Headers.Add("Cookie", $"launchcontrol-development={await host.Api.TokenAsync(StartRequest.Owner)}");
        using var board = await host.Api.Http.SendAsync(request);
        Assert.Contains("The regulator&#x27;s deadline is today", await board.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_launch_does_not_go_live_at_its_moment_and_needs_a_new_one_to_go_on()
    {
        var launch = await (await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("held-moment"))).ScheduleAsync();
        (await launch.CallAsync(HttpMethod.Post, "hold", Reason("An incident"))).IsAccepted();
        await launch.IgnoresAsync(() => launch.CallAsync(HttpMethod.Post, "hold", Reason("Again")));

        await launch.MoveToAsync(launch.LaunchAt.AddHours(2));
        Assert.Equal("held", (await launch.ReadAsync())["status"]!.GetValue<string>());

        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "resume", Reason("Solved")), HttpStatusCode.Conflict, "launch-date-passed");
        (await launch.CallAsync(HttpMethod.Post, "reschedule", Reason("Solved").With("launchAt", launch.LaunchAt.AddHours(4).ToString("O")))).IsAccepted();
        (await launch.CallAsync(HttpMethod.Post, "resume", Reason("Solved"))).IsAccepted();
        await launch.MoveToAsync(launch.LaunchAt.AddHours(4));
        await launch.UntilAsync("live");
    }

    private static async Task<int> OverrideMailsAsync(SignedLaunch signed, string person) =>
        (await signed.Launch.MailsAsync(person)).Count(mail => mail["text"]!.GetValue<string>().Contains("regulator", StringComparison.Ordinal));
}
