using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Feedback;

/// <summary>The public feedback form: a link for a crowd, and no way to do more with it than to send feedback.</summary>
public sealed class FeedbackFormTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly TestPlaybook Playbook = TestPlaybook.Usual("feedback-form");

    [Fact]
    public async Task Whoever_has_the_link_can_say_what_they_think_and_is_thanked()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var form = await OpenAsync(await IssueAsync(launch));
        Assert.Equal($"What do you think of {launch.Name}?", form.QuerySelector("h1")!.TextContent);
        Assert.Equal(3, form.QuerySelectorAll("input[type=radio]").Length);
        Assert.Empty(form.QuerySelectorAll("[checked]"));
        Assert.DoesNotContain("@contoso.example", form.Body!.TextContent, StringComparison.Ordinal);

        using var sent = await SendAsync(form, ("text", "Slow but\r\nuseful"), ("sentiment", "positive"), ("name", " Kim "));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var thanks = await OpenAsync(new Uri(host.Api.Http.BaseAddress!, sent.Headers.Location!));
        Assert.Equal("Thank you", thanks.QuerySelector("h1")!.TextContent);

        var entry = (await ListAsync(launch)).Single();
        Assert.Equal(("Slow but\nuseful", "customer", "positive", "Kim"),
            (entry["text"]!.GetValue<string>(), entry["kind"]!.GetValue<string>(), entry["sentiment"]!.GetValue<string>(), entry["from"]!.GetValue<string>()));
        Assert.Equal("[\"performance\"]", entry["themes"]!.ToJsonString());
    }

    [Fact]
    public async Task Looking_changes_nothing_however_often()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var link = await IssueAsync(launch);
        var before = await launch.SnapshotAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Trace })
        {
            for (var turn = 0; turn < 20; turn++)
            {
                using var answer = await host.Api.Http.SendAsync(new HttpRequestMessage(method, link));
                Assert.True((int)answer.StatusCode < 500, $"{method} {answer.StatusCode}");
            }
        }

        Assert.Equal(before, await launch.SnapshotAsync());
        Assert.Empty(await ListAsync(launch));
    }

    [Fact]
    public async Task The_same_form_that_is_sent_again_counts_once_and_other_words_are_other_feedback()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var form = await OpenAsync(await IssueAsync(launch));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(form, ("text", "Nice"), ("sentiment", "positive"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single(await ListAsync(launch));

        (await SendAsync(form, ("text", "Nice, and fast"), ("sentiment", "positive"))).Dispose();
        (await SendAsync(await OpenAsync(new Uri(form.BaseUri)), ("text", "Nice"), ("sentiment", "positive"))).Dispose();
        Assert.Equal(3, (await ListAsync(launch)).Count);
    }

    [Fact]
    public async Task A_form_with_faults_names_them_all_keeps_what_was_typed_and_stores_nothing()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var link = await IssueAsync(launch);
        var form = await OpenAsync(link);
        var text = string.Concat(Enumerable.Repeat("0123456789", 1000));

        using var refused = await SendAsync(form, ("text", text), ("name", new string('n', 201)));
        var again = await ReadAsync(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["#text", "#good", "#name"], again.QuerySelectorAll(".errors a").Select(error => error.GetAttribute("href")!));
        Assert.All(again.QuerySelectorAll(".errors a"), error => Assert.NotNull(again.QuerySelector(error.GetAttribute("href")!)));
        Assert.Equal(text, again.QuerySelector("textarea")!.TextContent);
        Assert.Equal(Submission(form), Submission(again));

        using var empty = await SendAsync(form, ("text", " \r\n "), ("sentiment", "great"));
        Assert.Equal(["#text", "#good"], (await ReadAsync(empty)).QuerySelectorAll(".errors a").Select(error => error.GetAttribute("href")!));
        using var control = await SendAsync(form, ("text", "a\0b"), ("sentiment", "negative"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, control.StatusCode);
        Assert.Empty(await ListAsync(launch));
    }

    [Fact]
    public async Task Hostile_words_and_names_are_inert()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>\u202E";
        var body = StartRequest.Usual($"Pulse {Hostile}", await SmallLaunch.NowAsync(host.Api));
        var launch = await SmallLaunch.StartAsync(host.Api, body);
        var form = await OpenAsync(await IssueAsync(launch));
        using var refused = await SendAsync(form, ("text", Hostile), ("name", Hostile), ("submission", Hostile));
        Assert.All([form, await ReadAsync(refused)], page => Assert.Empty(page.QuerySelectorAll("script, img, iframe, [onerror]")));
    }

    [Fact]
    public async Task Every_wrong_link_gives_the_same_page_and_stores_nothing()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var first = await IssueAsync(launch);
        var second = await IssueAsync(launch);
        var other = await IssueAsync(await SmallLaunch.StartAsync(host.Api, Playbook));
        (await launch.CallAsync(HttpMethod.Delete, "feedback/link?reason=Spam", null)).IsAccepted();
        var (mine, theirs) = (second.AbsoluteUri.Split('.'), other.AbsoluteUri.Split('.'));
        string[] wrong =
        [
            first.AbsoluteUri, second.AbsoluteUri, $"{other.AbsoluteUri}x", other.AbsoluteUri[..^1], string.Join('.', [.. theirs[..^2], mine[^2], theirs[^1]]),
            new Uri(first, "/feedback/nonsense").AbsoluteUri, new Uri(first, $"/feedback/{new string('a', 3000)}").AbsoluteUri,
        ];

        var pages = new List<string>();
        foreach (var link in wrong)
        {
            using var shown = await host.Api.Http.GetAsync(link);
            using var sent = await host.Api.Http.PostAsync(link, new FormUrlEncodedContent([new("text", "Nice"), new("sentiment", "positive")]));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, sent.StatusCode));
            pages.AddRange([await shown.Content.ReadAsStringAsync(), await sent.Content.ReadAsStringAsync()]);
        }

        Assert.Single(pages.Distinct());
        Assert.DoesNotContain(launch.Name, pages[0], StringComparison.Ordinal);
        Assert.Empty(await ListAsync(launch));
        Assert.NotNull((await OpenAsync(other)).QuerySelector("textarea"));
    }

    [Fact]
    public async Task A_review_link_is_no_feedback_link_and_the_other_way_round()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        var mails = await Eventually.GetAsync(() => launch.MailsAsync(TestPlaybook.LeadOf("alpha")), mails => mails.Any(mail => LaunchWalk.LinkOf(mail) is not null), "A link");
        var review = mails.Select(LaunchWalk.LinkOf).First(link => link is not null)!.AbsoluteUri;
        var form = (await IssueAsync(launch)).AbsoluteUri;

        using var one = await host.Api.Http.GetAsync(review.Replace("/sign-off/", "/feedback/", StringComparison.Ordinal));
        using var other = await host.Api.Http.GetAsync(form.Replace("/feedback/", "/sign-off/", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_form_from_another_site_is_not_taken(string header, string value)
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        using var request = new HttpRequestMessage(HttpMethod.Post, await IssueAsync(launch))
        {
            Content = new FormUrlEncodedContent([new("text", "Nice"), new("sentiment", "positive")]),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await host.Api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await ListAsync(launch));
    }

    [Fact]
    public async Task The_page_keeps_to_itself()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        using var answer = await host.Api.Http.GetAsync(await IssueAsync(launch));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.StartsWith("default-src 'none';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_is_made_by_managers_alone_audited_and_in_no_trail_or_event()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        (await launch.CallAsync(HttpMethod.Post, "feedback/link", null, TestPlaybook.Worker)).IsRefused(HttpStatusCode.Forbidden, "forbidden");
        var answer = await launch.CallAsync(HttpMethod.Post, "feedback/link", new JsonObject { ["reason"] = "Newsletter" });
        answer.IsAccepted();
        Assert.Equal((1, StartRequest.Owner), (answer.Body["number"]!.GetValue<int>(), answer.Body["issuedBy"]!.GetValue<string>()));

        var trail = await host.Api.GetAsync($"api/launches/{launch.Id}/audit?pageSize=1000&changes=true");
        var issued = trail["items"]!.AsArray().Single(entry => entry!["action"]!.GetValue<string>() == "feedback.linkIssued")!;
        Assert.Equal(("Newsletter", StartRequest.Owner), (issued["reason"]!.GetValue<string>(), issued["actor"]!.GetValue<string>()));
        Assert.DoesNotContain("linkNonce", trail.ToJsonString(), StringComparison.Ordinal);
        Assert.True((await host.Api.GetAsync($"api/launches/{launch.Id}/dossier/verify"))["state"]!["matches"]!.GetValue<bool>());
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Delete, "feedback/link", null), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
    }

    private static async Task<Uri> IssueAsync(SmallLaunch launch)
    {
        var answer = await launch.CallAsync(HttpMethod.Post, "feedback/link");
        answer.IsAccepted();
        return new Uri(answer.Body["address"]!.GetValue<string>());
    }

    private async Task<IHtmlDocument> OpenAsync(Uri link)
    {
        using var answer = await host.Api.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await ReadAsync(answer);
        page.Head!.InsertBefore(page.CreateElement("base"), page.Head.FirstChild);
        page.QuerySelector("base")!.SetAttribute("href", link.AbsoluteUri);
        return page;
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private static string Submission(IParentNode form) => form.QuerySelector("input[name=submission]")!.GetAttribute("value")!;

    private async Task<HttpResponseMessage> SendAsync(IHtmlDocument form, params (string Name, string Value)[] fields) => await host.Api.Http.PostAsync(
        form.QuerySelector("form")!.GetAttribute("action"),
        new FormUrlEncodedContent(fields.Prepend(("submission", Submission(form))).GroupBy(field => field.Item1).Select(field => KeyValuePair.Create(field.Key, field.Last().Item2))));

    private async Task<IReadOnlyList<JsonNode>> ListAsync(SmallLaunch launch) =>
        [.. (await host.Api.GetAsync($"api/launches/{launch.Id}/feedback?pageSize=200"))["items"]!.AsArray().Select(item => item!)];
}
