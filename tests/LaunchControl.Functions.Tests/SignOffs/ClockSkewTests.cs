using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Clocks that are five minutes off.</summary>
public sealed class ClockSkewTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_sign_off_from_a_system_whose_clock_is_off_is_recorded_and_no_later_than_now(int minutes)
    {
        var launch = await InReviewAsync(host.Api, string.Create(CultureInfo.InvariantCulture, $"off-by-{minutes + 10}"));
        var decidedAt = (await launch.NowAsync()).AddMinutes(minutes);

        await new RunningQueue(host, QueueNames.GateSignOffs).SendAsync(new ServiceBusMessage(new JsonObject
        {
            ["signOffId"] = $"off-{minutes}",
            ["launchId"] = launch.Id,
            ["gateId"] = "alpha",
            ["round"] = 1,
            ["approver"] = TestPlaybook.LeadOf("alpha"),
            ["decision"] = "approve",
            ["decidedAt"] = decidedAt.ToString("O"),
        }.ToJsonString()));

        var gate = await launch.UntilGateAsync("alpha", "approved");
        var recorded = gate["approvers"]![0]!["decidedAt"]!.GetValue<DateTimeOffset>();
        var now = await launch.NowAsync();
        Assert.True(recorded <= now && recorded <= decidedAt, $"{recorded:O}, decided at {decidedAt:O}, now {now:O}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_works_on_an_instance_whose_clock_is_behind_or_ahead_of_that_of_the_one_that_issued_it(bool isIssuerAhead)
    {
        var settings = new Dictionary<string, string>
        {
            ["Site:BaseAddress"] = "http://launch.contoso.example/",
            ["SignOffLinks:Keys:local"] = Convert.ToBase64String(new byte[32]),
        };
        var issuer = new RunningHost { Settings = settings };
        var other = new RunningHost { Settings = settings, TablePrefix = issuer.TablePrefix };
        await issuer.InitializeAsync();
        await other.InitializeAsync();
        await (isIssuerAhead ? issuer : other).Api.AdvanceAsync("PT5M");
        var launch = await InReviewAsync(issuer.Api, "skewed");
        var link = await Eventually.GetAsync(
            async () => (await launch.MailsAsync(TestPlaybook.LeadOf("alpha"))).Select(LaunchWalk.LinkOf).FirstOrDefault(link => link is not null), link => link is not null, "A link");

        using var page = await other.Api.Http.GetAsync(link!.PathAndQuery);
        using var answer = await other.Api.DecideAsync(new Uri(other.Api.Http.BaseAddress!, link.PathAndQuery), "approve");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (page.StatusCode, answer.StatusCode));
        await launch.UntilGateAsync("alpha", "approved");
        Assert.Equal(1, await launch.CountAsync("signOff.recorded"));
        await other.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private static async Task<SmallLaunch> InReviewAsync(LaunchApi api, string playbook)
    {
        var launch = await SmallLaunch.StartAsync(api, TestPlaybook.Usual(playbook));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        return launch;
    }
}
