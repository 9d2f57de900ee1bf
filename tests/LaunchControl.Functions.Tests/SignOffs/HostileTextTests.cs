using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Text from outside is inert in pages, subjects and headers.</summary>
public sealed class HostileTextTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>\r\nBcc: victim@evil.example\r\n\r\n\u202Egnp.exe\u2066\u200F\u2028end";
    private static readonly string Lead = SignedLaunch.PersonOf("lead");
    private static readonly string Peer = SignedLaunch.PersonOf("peer");

    [Fact]
    public async Task Hostile_names_and_comments_are_inert_on_every_page_and_in_every_mail()
    {
        var gate = SignedLaunch.Gate("only", new GatePolicy(Quorum.All), ["lead", "peer"], "a1");
        var signed = await SignedLaunch.StartAsync(host, "hostile", gate with
        {
            Name = $"Gate only {Hostile}",
            ExitCriteria = [Hostile],
            Items = [gate.Items[0] with { Title = Hostile }],
        });
        (await signed.Launch.ItemAsync("a1", "complete", new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["text"] = Hostile }) })).IsAccepted();
        await signed.Launch.UntilGateAsync("only", "inReview");

        var result = await signed.DecideAsync(await signed.LinkAsync(Lead), "approve", ("comment", Hostile));
        var review = (await signed.ShowAsync(await signed.LinkAsync(Peer))).Page;

        Assert.All([result, review], page => Assert.Empty(page.QuerySelectorAll("script, img, iframe, [onerror]")));
        Assert.Contains("<script>alert(1)</script>", review.Body!.TextContent, StringComparison.Ordinal);
        var mails = (await host.Api.MailboxAsync()).Where(mail => mail["to"]!.GetValue<string>() == Peer).ToList();
        Assert.NotEmpty(mails);
        Assert.All(mails, IsInert);
    }

    [Fact]
    public async Task A_comment_of_ten_thousand_characters_is_refused_and_kept_for_shortening()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "long-comment");
        var comment = string.Concat(Enumerable.Repeat("0123456789", 1000));

        var (status, page, _) = await signed.PostAsync(await signed.LinkAsync(Lead), ("decision", "reject"), ("comment", comment));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, comment), (status, page.QuerySelector("textarea")!.TextContent));
        Assert.Null(await signed.DecisionAsync(Lead));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", 5_000)]
    [InlineData("application/x-www-form-urlencoded", 100_000)]
    [InlineData("multipart/form-data; boundary=x", 1_000)]
    [InlineData("multipart/form-data", 1_000)]
    [InlineData("application/json", 1_000)]
    [InlineData("text/plain; charset=nonsense", 10)]
    public async Task A_form_that_cannot_be_read_asks_again(string type, int size)
    {
        var signed = await SignedLaunch.InReviewAsync(host, $"odd-form-{Guid.NewGuid().ToString("N")[..6]}");
        using var content = new ByteArrayContent([.. Enumerable.Range(0, size).Select(i => (byte)(i % 2 == 0 ? 'a' : '&'))]);
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await host.Api.Http.PostAsync(await signed.LinkAsync(Lead), content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_comment_with_a_null_character_is_not_recorded()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "null-comment");

        var (status, _, _) = await signed.PostAsync(await signed.LinkAsync(Lead), ("decision", "approve"), ("comment", "a\0b"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    private static void IsInert(JsonNode mail)
    {
        var subject = mail["subject"]!.GetValue<string>();
        Assert.DoesNotContain(subject, character => char.IsControl(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        Assert.True(subject.Length <= 210, subject);
        Assert.DoesNotContain(mail["headers"]!.AsObject(), header => header.Key.Contains("bcc", StringComparison.OrdinalIgnoreCase) || header.Value!.ToString().Contains('\n', StringComparison.Ordinal));
        Assert.DoesNotContain(mail["text"]!.GetValue<string>().Split('\n'), line => line.StartsWith("Bcc:", StringComparison.Ordinal));
        Assert.Empty(new HtmlParser().ParseDocument(mail["html"]!.GetValue<string>()).QuerySelectorAll("script, img, iframe, [onerror]"));
    }
}
