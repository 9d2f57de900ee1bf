using System.Net;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Actions;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Approvers who are signed in decide from the board, whatever became of the link that they were mailed.</summary>
public sealed class DecideFromBoardTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    [Fact]
    public async Task With_an_expired_or_revoked_link_an_approver_decides_changes_and_withdraws()
    {
        var expired = await SignedLaunch.InReviewAsync(host, "board-expired", days: 200);
        await host.Api.AdvanceAsync("P31D");
        var revoked = await SignedLaunch.InReviewAsync(host, "board-revoked", days: 200);
        (await revoked.Launch.GateAsync("only", "revoke-links", Reason())).IsAccepted();

        foreach (var signed in new[] { expired, revoked })
        {
            using var lead = await BoardForms.SignInAsync(host.Api, Lead);
            await DecideAsync(signed, lead, "Review and decide", "approve");
            await signed.UntilAsync(Lead, "approve");
            Assert.Equal("emailLinkSignedIn", (await signed.ApproverAsync(Lead))["channel"]!.GetValue<string>());

            await DecideAsync(signed, lead, "Change my decision", "approve", "Second thought");
            Assert.Equal(2, await signed.Launch.CountAsync("signOff.recorded"));

            await DecideAsync(signed, lead, "Change my decision", "withdraw");
            await signed.UntilAsync(Lead, null);
        }
    }

    [Fact]
    public async Task An_expired_link_leads_to_the_sign_in_and_opens_for_its_person_alone()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "board-only-mine", days: 200);
        var link = await signed.LinkAsync(Lead);
        await host.Api.AdvanceAsync("P31D");
        var before = await signed.SnapshotAsync();

        var (status, page) = await signed.ShowAsync(link);
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Equal($"/dev/sign-in?returnTo={Uri.EscapeDataString(link.AbsolutePath)}", page.QuerySelectorAll("a").Single(a => a.TextContent == "Sign in and decide").GetAttribute("href"));

        using var peer = await BoardForms.SignInAsync(host.Api, Peer);
        Assert.Equal(HttpStatusCode.Gone, (await peer.OpenAsync(link.AbsolutePath)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await signed.PostAsync(link, ("decision", "approve"))).Status);
        Assert.Equal(before, await signed.SnapshotAsync());

        using var lead = await BoardForms.SignInAsync(host.Api, Lead);
        Assert.Equal(HttpStatusCode.OK, (await lead.OpenAsync(link.AbsolutePath)).Status);
    }

    [Fact]
    public async Task Until_the_launch_moment_an_executive_says_no_go_from_the_board()
    {
        var signed = await SignedLaunch.StartAsync(host, "board-no-go", SignedLaunch.Gate("only", new GatePolicy(Quorum.All), ["lead"]));
        await signed.DecideAsync(await signed.LinkAsync(Lead), "approve");
        await signed.DecideAsync(await signed.LinkAsync(SignedLaunch.Executive, "go"), "approve");
        await signed.Launch.UntilAsync("scheduled");

        using var executive = await BoardForms.SignInAsync(host.Api, SignedLaunch.Executive);
        await DecideAsync(signed, executive, "Change my decision", "reject", "The price is wrong");
        await signed.Launch.UntilAsync("noGo");
    }

    private static async Task<FormAnswer> DecideAsync(SignedLaunch signed, BoardForms person, string link, string decision, string comment = "")
    {
        var board = await person.OpenAsync($"/board/{signed.Launch.Id}");
        var path = board.Document.QuerySelectorAll("a").First(a => a.TextContent.Contains(link, StringComparison.Ordinal)).GetAttribute("href")!;
        var sent = await person.SendAsync(await person.OpenAsync(path), new() { ["decision"] = decision, ["comment"] = comment });
        Assert.True(sent.Status == HttpStatusCode.SeeOther, $"{decision}: {(int)sent.Status}: {sent.Text}");
        return await person.OpenAsync(sent.Location!);
    }
}
