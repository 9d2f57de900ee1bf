using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Tests.SignOffs;

namespace LaunchControl.Functions.Tests.Delegation;

/// <summary>What waits on one person, as list and as page, and saying that it has been seen.</summary>
public sealed class PersonSignOffsTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");

    [Fact]
    public async Task Everything_that_waits_on_a_person_is_listed_most_urgent_first_in_pages_and_as_a_table()
    {
        var later = await SignedLaunch.InReviewAsync(host, "mine-later", days: 90);
        var sooner = await SignedLaunch.InReviewAsync(host, "mine-sooner", days: 40);

        var all = await ListAsync("");
        Assert.Equal([sooner.Launch.Id, later.Launch.Id], Launches(all).Where(id => id == sooner.Launch.Id || id == later.Launch.Id));
        var ask = all["items"]!.AsArray().Single(one => one!["launchId"]!.GetValue<string>() == sooner.Launch.Id)!;
        Assert.Equal(("signOff", "gate/only", 1, false), (ask["kind"]!.GetValue<string>(), ask["subject"]!.GetValue<string>(), ask["round"]!.GetValue<int>(), ask["overdue"]!.GetValue<bool>()));
        Assert.DoesNotContain("/sign-off/", all.ToJsonString(), StringComparison.Ordinal);

        List<string> paged = [];
        for (string? token = ""; token is not null;)
        {
            var page = await ListAsync($"?pageSize=1{(token.Length > 0 ? $"&continuationToken={token}" : "")}");
            paged.AddRange(Launches(page));
            token = page["continuationToken"]?.GetValue<string>();
        }

        Assert.Equal(Launches(all), paged);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/people/{Lead}/sign-offs");
        request.Headers.Accept.ParseAdd("text/csv");
        using var csv = await host.Api.Http.SendAsync(request);
        Assert.Equal(paged.Count + 1, (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        await sooner.DecideAsync(await sooner.LinkAsync(Lead), "approve");
        await sooner.UntilAsync(Lead, "approve");
        Assert.DoesNotContain(sooner.Launch.Id, Launches(await ListAsync("")));
    }

    [Fact]
    public async Task The_page_shows_the_way_to_the_review_to_the_person_alone_and_changes_nothing()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "mine-page");
        var before = await signed.SnapshotAsync();
        var link = await signed.LinkAsync(Lead);

        var own = await PageAsync(Lead);
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Contains(link.AbsolutePath, own.Text, StringComparison.Ordinal);
        Assert.Contains("What waits on you", own.Text, StringComparison.Ordinal);
        var other = await PageAsync("reader@contoso.example", "Launch.Read");
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.DoesNotContain("/sign-off/", other.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PageAsync("mallory@contoso.example")).Status);
        Assert.Equal(before, await signed.SnapshotAsync());
    }

    [Fact]
    public async Task Somebody_says_on_the_review_page_that_they_have_seen_it_and_decide_later()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "mine-seen");
        var link = await signed.LinkAsync(Lead);
        var form = new Uri($"{link}/acknowledge");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await signed.PostAsync(form, ("decidesBy", "2020-01-01"))).Status);
        Assert.Null((await signed.ApproverAsync(Lead))["acknowledgedAt"]);

        Assert.Equal(HttpStatusCode.SeeOther, (await signed.PostAsync(form, ("decidesBy", ""))).Status);
        Assert.NotNull((await signed.ApproverAsync(Lead))["acknowledgedAt"]);
        Assert.Null(await signed.DecisionAsync(Lead));
        var before = await signed.SnapshotAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await signed.PostAsync(form)).Status);
        Assert.Equal(before, await signed.SnapshotAsync());
        Assert.Contains("You said that you have seen this", (await signed.ShowAsync(link)).Page.Body!.TextContent, StringComparison.Ordinal);

        var by = (await signed.Launch.NowAsync()).AddDays(2);
        (await signed.Launch.GateAsync("only", "acknowledge", new JsonObject { ["decidesBy"] = by.ToString("O") }, Lead)).IsAccepted();
        Assert.Equal(by.ToUnixTimeSeconds(), (await signed.ApproverAsync(Lead))["decidesBy"]!.GetValue<DateTimeOffset>().ToUnixTimeSeconds());
        await signed.Launch.RefusesAsync(() => signed.Launch.GateAsync("only", "acknowledge", null, StartRequest.Owner), HttpStatusCode.Forbidden, "not-an-approver");
        Assert.Equal(2, await signed.Launch.CountAsync("signOff.acknowledged"));
        await signed.DecideAsync(link, "approve");
        await signed.UntilAsync(Lead, "approve");
        Assert.Equal(HttpStatusCode.Conflict, (await signed.PostAsync(form)).Status);
    }

    private static List<string> Launches(JsonNode page) => [.. page["items"]!.AsArray().Select(one => one!["launchId"]!.GetValue<string>())];

    private Task<JsonNode> ListAsync(string query) => host.Api.GetAsync($"api/people/{Lead}/sign-offs{query}");

    private async Task<(HttpStatusCode Status, string Text)> PageAsync(string caller, params string[] roles)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"board/people/{Lead}");
        request.Headers.Add("Cookie", $"{PagePrincipal.DevelopmentCookie}={await host.Api.TokenAsync(caller, roles)}");
        using var response = await host.Api.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
