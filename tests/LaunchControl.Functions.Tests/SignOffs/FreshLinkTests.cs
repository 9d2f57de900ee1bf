using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>A fresh link for one that expired: to the address that had it, at most once an hour and five times a round.</summary>
public sealed class FreshLinkTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    [Fact]
    public async Task The_answer_is_the_same_for_every_link_and_only_an_expired_one_that_is_needed_brings_mail()
    {
        var decided = await SignedLaunch.InReviewAsync(host, "renew-decided", days: 200);
        (await decided.Launch.GateAsync("only", "override", Reason("Emergency"), SignedLaunch.Emergency)).IsAccepted();
        var expired = await SignedLaunch.InReviewAsync(host, "renew-expired", days: 200);
        var revoked = await SignedLaunch.InReviewAsync(host, "renew-revoked", days: 200);
        (await revoked.Launch.GateAsync("only", "revoke-links", Reason())).IsAccepted();
        await host.Api.AdvanceAsync("P31D");
        var valid = await SignedLaunch.InReviewAsync(host, "renew-valid", days: 200);
        var (old, token) = (await expired.LinkAsync(Lead), (await valid.LinkAsync(Lead)).Segments[^1]);
        Uri[] links = [await valid.LinkAsync(Lead), await decided.LinkAsync(Lead), await revoked.LinkAsync(Lead), old, new(old, "x"), new(old, $"{token[..^2]}AA"), old];
        await host.Api.SettleAsync();
        var mails = (await host.Api.MailboxAsync()).Count;

        List<string> answers = [];
        foreach (var link in links)
        {
            using var answer = await host.Api.Http.PostAsync($"{link}/renew", null);
            answers.Add($"{answer.StatusCode}\n{answer.Headers.ToString().Replace(answer.Headers.Date!.Value.ToString("R"), "", StringComparison.Ordinal)}\n{await answer.Content.ReadAsStringAsync()}");
        }

        Assert.Single(answers.Distinct());
        Assert.StartsWith("OK", answers[0], StringComparison.Ordinal);
        await host.Api.SettleAsync();
        var sent = (await host.Api.MailboxAsync()).Skip(mails).Where(mail => LaunchWalk.LinkOf(mail) is not null).ToList();
        Assert.Equal(Lead, Assert.Single(sent)["to"]!.GetValue<string>());
        var fresh = LaunchWalk.LinkOf(sent[0])!;
        Assert.Equal(HttpStatusCode.Gone, (await expired.ShowAsync(old)).Status);
        await expired.DecideAsync(fresh, "approve");
        await expired.UntilAsync(Lead, "approve");
    }

    [Fact]
    public async Task One_hundred_requests_at_once_bring_one_mail()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "renew-crowd", days: 200);
        var link = await signed.LinkAsync(Lead);
        await host.Api.AdvanceAsync("P31D");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => RenewAsync(link)));

        Assert.Equal(2, (await signed.LinksAsync(Lead)).Count);
        Assert.Equal(1, await signed.Launch.CountAsync("signOff.linkRenewed"));
    }

    [Fact]
    public async Task A_round_has_five_fresh_links_and_the_next_ones_come_from_the_owner_alone()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "renew-five", days: 300);
        for (var renewal = 1; renewal <= 6; renewal++)
        {
            await host.Api.AdvanceAsync("P31D");
            await RenewAsync((await signed.LinksAsync(Lead))[^1]);
            Assert.Equal(1 + Math.Min(renewal, 5), (await signed.LinksAsync(Lead)).Count);
        }

        (await signed.Launch.GateAsync("only", "resend-link", new JsonObject { ["person"] = Lead })).IsAccepted();
        var links = await signed.LinksAsync(Lead);
        Assert.Equal(7, links.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await signed.ShowAsync(links[^1])).Status);
        Assert.Single(await signed.LinksAsync(Peer));
    }

    [Fact]
    public async Task The_owner_is_told_why_no_link_is_sent_again()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "resend-refused");
        await signed.DecideAsync(await signed.LinkAsync(Lead), "approve");

        await signed.Launch.RefusesAsync(() => signed.Launch.GateAsync("only", "resend-link", new JsonObject { ["person"] = Lead }), HttpStatusCode.Conflict, "already-recorded");
        await signed.Launch.RefusesAsync(
            () => signed.Launch.GateAsync("only", "resend-link", new JsonObject { ["person"] = "nobody@contoso.example" }), HttpStatusCode.UnprocessableEntity, "not-an-approver", "/person");
        var stranger = await signed.Launch.GateAsync("only", "resend-link", new JsonObject { ["person"] = Peer }, Peer);
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
    }

    private async Task RenewAsync(Uri link)
    {
        using var answer = await host.Api.Http.PostAsync($"{link}/renew", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
