using System.Diagnostics;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.SignOffs;

namespace LaunchControl.Functions.Tests.Limits;

/// <summary>Whoever asks too much of a link is told when to try again; nobody else notices, and no decision is lost in silence.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    private readonly RunningHost _host = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["RateLimits:Window"] = "00:00:04",
            ["RateLimits:ReadsPerLink"] = "8",
            ["RateLimits:SubmitsPerLink"] = "3",
            ["RateLimits:ReadsPerAddress"] = "20",
            ["RateLimits:SubmitsPerAddress"] = "5",
            ["RateLimits:WebhooksPerAddress"] = "4",
            ["RateLimits:TrustedProxies"] = "1",
        },
    };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_link_that_is_opened_too_often_says_when_it_can_be_opened_again_and_keeps_its_word()
    {
        var signed = await SignedLaunch.InReviewAsync(_host, "limited-reads");
        var (link, other) = (await signed.LinkAsync(Lead), await signed.LinkAsync(Peer));

        using var limited = await UntilLimitedAsync(i => SendAsync(HttpMethod.Get, link, $"198.51.100.{i}"), most: 12);

        Assert.Equal("text/html", limited.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", limited.Headers.CacheControl!.ToString());
        Assert.Contains("Too many requests at once", await TitleAsync(limited), StringComparison.Ordinal);
        using (var fine = await SendAsync(HttpMethod.Get, other, "198.51.100.1"))
        {
            Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
        }

        await WaitAsync(limited);
        using var again = await SendAsync(HttpMethod.Get, link, "198.51.100.1");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_calendar_address_that_is_read_too_often_is_refused_for_a_while()
    {
        var address = new Uri((await _host.Api.PostAsync("api/people/pm@contoso.example/calendar"))["address"]!.GetValue<string>());
        using var limited = await UntilLimitedAsync(i => SendAsync(HttpMethod.Get, address, $"198.51.100.{i}"), most: 12);
        await WaitAsync(limited);
        using var again = await SendAsync(HttpMethod.Get, address, "198.51.100.1");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_refused_says_that_nothing_was_recorded_and_the_decision_can_be_sent_afterwards()
    {
        var signed = await SignedLaunch.InReviewAsync(_host, "limited-forms");
        var link = await signed.LinkAsync(Lead);
        var before = await signed.SnapshotAsync();

        using var limited = await UntilLimitedAsync(i => SendAsync(HttpMethod.Post, link, $"203.0.113.{i}"), most: 6);
        var page = await limited.Content.ReadAsStringAsync();
        Assert.Contains("Nothing was recorded: your decision still has to be sent.", page, StringComparison.Ordinal);
        Assert.Contains($"try again in {limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds} seconds", page, StringComparison.Ordinal);
        Assert.Equal(before, await signed.SnapshotAsync());

        await WaitAsync(limited);
        using var decided = await SendAsync(HttpMethod.Post, link, "203.0.113.1", "approve");
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        await signed.UntilAsync(Lead, "approve");
    }

    [Fact]
    public async Task One_address_is_limited_over_all_links_whatever_it_writes_into_the_header_and_others_are_not()
    {
        var signed = await SignedLaunch.InReviewAsync(_host, "limited-address");
        var link = await signed.LinkAsync(Lead);
        var forged = Enumerable.Range(0, 40).Select(i => new Uri(link, $"v1.local.{i:D4}.AAAA")).ToList();

        // What the caller sends stands before what the trusted proxy adds.
        using var limited = await UntilLimitedAsync(i => SendAsync(HttpMethod.Get, forged[i], $"10.{i}.0.1, 192.0.2.7"), most: 25);
        using var spoofed = await SendAsync(HttpMethod.Get, link, "203.0.113.99, 127.0.0.1, 192.0.2.7:4711");
        Assert.Equal(HttpStatusCode.TooManyRequests, spoofed.StatusCode);
        using var neighbour = await SendAsync(HttpMethod.Get, link, "192.0.2.7, 192.0.2.8");
        Assert.Equal(HttpStatusCode.OK, neighbour.StatusCode);

        // Sixteen addresses of one network are one.
        using var network = await UntilLimitedAsync(i => SendAsync(HttpMethod.Get, forged[i], $"[2001:db8:1:2::{i + 1:x}]:443"), most: 25);
        using var otherNetwork = await SendAsync(HttpMethod.Get, link, "2001:db8:1:3::1");
        Assert.Equal(HttpStatusCode.OK, otherNetwork.StatusCode);
    }

    [Fact]
    public async Task Incoming_webhooks_are_limited_by_address_with_problem_details()
    {
        foreach (var path in new[] { "api/webhooks/jira", "api/webhooks/tickets", "api/webhooks/sendgrid" })
        {
            using var limited = await UntilLimitedAsync(_ => SendAsync(HttpMethod.Post, new Uri(_host.Api.Http.BaseAddress!, path), $"192.0.2.{path.Length}"), most: 6);
            Assert.Equal("application/problem+json", limited.Content.Headers.ContentType!.MediaType);
            Assert.Contains("too-many-requests", await limited.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>The first answer that is a 429, which must say when to try again.</summary>
    private static async Task<HttpResponseMessage> UntilLimitedAsync(Func<int, Task<HttpResponseMessage>> send, int most)
    {
        // A window may end in between, once.
        for (var i = 0; i < 2 * most; i++)
        {
            var answer = await send(i % most);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
                return answer;
            }

            answer.Dispose();
        }

        throw new InvalidOperationException($"{2 * most} requests were all taken.");
    }

    private static async Task WaitAsync(HttpResponseMessage limited)
    {
        var began = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync(() => Task.FromResult(Stopwatch.GetElapsedTime(began) >= limited.Headers.RetryAfter!.Delta!.Value), "The time that Retry-After says");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri link, string forwardedFor, string? decision = null)
    {
        using var request = new HttpRequestMessage(method, link);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent($"decision={decision}", Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        return await _host.Api.Http.SendAsync(request);
    }

    private static async Task<string> TitleAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent;
}
