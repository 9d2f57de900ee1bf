using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Gates whose approvers must be signed in: the link alone is not enough, and neither is a sign-in alone.</summary>
public sealed class SignedInLinkTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    [Fact]
    public async Task Without_a_sign_in_the_link_leads_to_it_and_back_whatever_is_asked()
    {
        var signed = await StartAsync("sign-in-none");
        var link = await signed.LinkAsync(Lead);
        var before = await signed.SnapshotAsync();

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var answer = await SendAsync(method, link, null);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal($"/dev/sign-in?returnTo={Uri.EscapeDataString(link.AbsolutePath)}", answer.Headers.Location!.OriginalString);
        }

        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task Somebody_else_with_the_link_is_refused_and_sees_nothing_of_the_gate()
    {
        var signed = await StartAsync("sign-in-other");
        var link = await signed.LinkAsync(Lead);
        var before = await signed.SnapshotAsync();

        foreach (var (method, person) in new[] { (HttpMethod.Get, Peer), (HttpMethod.Post, Peer), (HttpMethod.Post, StartRequest.Owner) })
        {
            using var answer = await SendAsync(method, link, person);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("This link is for somebody else", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Gate only", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Lead, page, StringComparison.Ordinal);
        }

        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task The_person_who_is_signed_in_decides_and_the_channel_says_so()
    {
        var signed = await StartAsync("sign-in-right");
        using var answer = await SendAsync(HttpMethod.Post, await signed.LinkAsync(Lead), Lead.ToUpperInvariant());
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

        await signed.UntilAsync(Lead, "approve");
        Assert.Equal("emailLinkSignedIn", (await signed.ApproverAsync(Lead))["channel"]!.GetValue<string>());
        var entry = Assert.Single(await signed.Launch.TrailAsync(), entry => entry["action"]!.GetValue<string>() == "signOff.recorded");
        Assert.Equal(("emailLinkSignedIn", Lead), (entry["channel"]!.GetValue<string>(), entry["actor"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_api_takes_the_approvers_own_sign_in_and_nobody_elses()
    {
        var signed = await StartAsync("sign-in-api");
        var body = new JsonObject { ["decision"] = "approve" };

        (await signed.Launch.GateAsync("only", "sign-offs", body.DeepClone())).IsRefused(HttpStatusCode.Forbidden, "not-an-approver");
        Assert.Equal(HttpStatusCode.Forbidden, (await signed.SignAsync("mallory@evil.example", body)).Status);
        (await signed.SignAsync(Lead, new JsonObject { ["decision"] = "approve", ["approver"] = Peer })).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/approver");
        (await signed.SignAsync(Lead, body)).IsAccepted();

        await signed.UntilAsync(Lead, "approve");
        Assert.Null(await signed.DecisionAsync(Peer));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri link, string? person)
    {
        using var request = new HttpRequestMessage(method, link);
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("decision", "approve")]);
        }

        if (person is not null)
        {
            request.Headers.Add("Cookie", $"launchcontrol-development={await host.Api.TokenAsync(person)}");
        }

        return await host.Api.Http.SendAsync(request);
    }

    private Task<SignedLaunch> StartAsync(string id) => SignedLaunch.InReviewAsync(host, id, new GatePolicy(Quorum.All) { SignIn = true });
}
