using System.Text;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Attention;
using LaunchControl.Pages.Mails;

namespace LaunchControl.Pages.Tests;

/// <summary>The one mail of a day.</summary>
public sealed class DigestTests
{
    [Fact]
    public async Task Thirty_open_sign_offs_in_five_launches_make_one_mail_with_one_link_each_that_no_mailbox_cuts_off()
    {
        var mail = await RenderAsync(Lines(5, 6));

        Assert.Equal("30 things wait for you in 5 launches, 6 overdue", mail.Subject);
        var html = new HtmlParser().ParseDocument(mail.Html);
        var links = html.QuerySelectorAll("li a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal((5, 30, 30), (html.QuerySelectorAll("h2").Length, links.Count, links.Distinct().Count()));
        Assert.All(links, link => Assert.Contains($"\n  {link}\n", mail.Text, StringComparison.Ordinal));
        Assert.Contains("Review Gate 0-0 and decide", mail.Html, StringComparison.Ordinal);
        Assert.True(mail.Text.IndexOf("Gate 0-0", StringComparison.Ordinal) < mail.Text.IndexOf("Gate 0-1", StringComparison.Ordinal));
        Assert.True(Encoding.UTF8.GetByteCount(mail.Html) + Encoding.UTF8.GetByteCount(mail.Text) < 100_000);
        Assert.Contains("/settings", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_asks_with_hostile_names_stay_below_what_mailboxes_take_and_are_inert()
    {
        var mail = await RenderAsync(Lines(20, 20, SampleLaunch.Hostile + new string('x', 10_000)));
        Assert.True(Encoding.UTF8.GetByteCount(mail.Html) + Encoding.UTF8.GetByteCount(mail.Text) < 100_000);
        Assert.Empty(new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("script, img, iframe, object, embed, link, form, base"));
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.Contains("and 340 more", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_ask_names_gate_launch_and_date_in_the_subject() =>
        Assert.Equal("Overdue: Gate 0-0 - Launch 0 (by Sun 17 Jan)", (await RenderAsync(Lines(1, 1))).Subject);

    private static List<DigestLine> Lines(int launches, int gates, string name = "") =>
    [
        .. from number in Enumerable.Range(0, launches)
           let launch = SampleLaunch.Launch($"Launch {number}{name}") with { Id = $"launch-{number}" }
           from gate in Enumerable.Range(0, gates)
           let due = SampleLaunch.Now.AddDays(gate - 1 + (number > 0 ? 1 : 0))
           let title = $"Gate {number}-{gate}{name}"
           select new DigestLine(new LaunchAsk(launch, new Ask(AskKind.SignOff, "ana@contoso.example", $"gate-{gate}", title, title, SampleLaunch.Now.AddDays(-9), due)), true, 1),
    ];

    private static Task<MailContent> RenderAsync(IReadOnlyList<DigestLine> lines) => SampleLaunch.Mails.RenderAsync(new DigestModel
    {
        To = "ana@contoso.example",
        TimeZone = "Asia/Kolkata",
        Lines = lines,
        LinkOf = ask => new Uri($"https://launch.contoso.example/sign-off/v1.{ask.Id}.{new string('a', 200)}"),
        Overview = new Uri("https://launch.contoso.example/board/people/ana%40contoso.example"),
        Now = SampleLaunch.Now,
    });
}
