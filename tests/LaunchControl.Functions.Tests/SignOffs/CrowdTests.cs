using System.Net;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Many decisions at once: none is lost, none counts twice.</summary>
public sealed class CrowdTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string[] Roles = ["alpha", "beta", "gamma", "delta", "epsilon"];

    [Fact]
    public async Task One_hundred_approvers_who_decide_at_once_are_all_counted()
    {
        var signed = await SignedLaunch.StartAsync(host, "crowd-all", each: 20, days: 60, SignedLaunch.Gate("only", new GatePolicy(Quorum.All), Roles));
        var links = await LinksAsync(signed);

        await Task.WhenAll(links.Select(link => signed.PostAsync(link, ("decision", "approve"))));

        var gate = await signed.Launch.UntilGateAsync("only", "approved");
        Assert.Equal(100, gate["approvers"]!.AsArray().Count(approver => approver!["decision"]?.GetValue<string>() == "approve"));
        Assert.Equal(100, await signed.Launch.CountAsync("signOff.recorded"));
        Assert.Equal(1, await signed.Launch.CountAsync("gate.approved"));
    }

    [Fact]
    public async Task A_share_that_can_no_longer_be_reached_returns_the_gate_once()
    {
        var policy = new GatePolicy(Quorum.Percent) { Percent = 80, Veto = false };
        var gate = SignedLaunch.Gate("only", policy, Roles);
        var signed = await SignedLaunch.StartAsync(host, "crowd-percent", each: 20, days: 60, gate with { Approvers = [.. gate.Approvers.Select(approver => approver with { Required = false })] });
        var links = await LinksAsync(signed);

        await Task.WhenAll(links.Select((link, i) => signed.PostAsync(link, ("decision", i < 79 ? "approve" : "reject"), ("comment", "Not yet"))));

        var returned = await signed.Launch.UntilGateAsync("only", "needsWork");
        Assert.Equal(1, await signed.Launch.CountAsync("gate.needsWork"));
        Assert.Equal(0, await signed.Launch.CountAsync("gate.approved"));
        Assert.Equal(21, returned["approvers"]!.AsArray().Count(approver => approver!["decision"]?.GetValue<string>() == "reject"));
    }

    [Fact]
    public async Task One_hundred_posts_of_one_link_with_mixed_decisions_make_one_vote_that_everybody_sees()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "crowd-mixed", new GatePolicy(Quorum.All) { Veto = false });
        var (person, decisions) = (SignedLaunch.PersonOf("lead"), new[] { "approve", "abstain" });
        var link = await signed.LinkAsync(person);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => signed.PostAsync(link, ("decision", decisions[i % 2]))));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.SeeOther or HttpStatusCode.Conflict, $"{answer.Status}"));
        await Eventually.TrueAsync(async () => await signed.DecisionAsync(person) is not null, "A vote");
        await host.Api.SettleAsync();
        Assert.Equal(1, await signed.Launch.CountAsync("signOff.recorded"));
        var title = $"Recorded: you {(await signed.DecisionAsync(person) == "approve" ? "approved" : "abstained")}";
        var shown = await Task.WhenAll(answers.Where(answer => answer.Location is not null).Select(answer => signed.ShowAsync(new Uri(link, answer.Location!))));
        Assert.All(shown, page => Assert.StartsWith(title, page.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Uri>> LinksAsync(SignedLaunch signed)
    {
        await signed.Launch.UntilGateAsync("only", "inReview");
        return await Eventually.GetAsync(
            async () => (IReadOnlyList<Uri>)[.. (await signed.Api.MailboxAsync()).Where(mail => mail["text"]!.GetValue<string>().Contains(signed.Launch.Name, StringComparison.Ordinal))
                .Select(LaunchWalk.LinkOf).Where(link => link is not null).Select(link => link!)],
            links => links.Count == 100,
            "A link for each");
    }
}
