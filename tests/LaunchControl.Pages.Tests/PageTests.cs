using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages.Tests;

/// <summary>Pages as documents.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task The_review_page_asks_first_then_shows_what_it_rests_on_then_takes_the_choice()
    {
        var page = Parse(await SampleLaunch.Pages.ReviewAsync(SampleLaunch.Review(SampleLaunch.Launch())));

        Assert.Equal("Engineering readiness: do you approve?", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Fri 5 Feb 2027, 09:00 (New York), in 18 days", Text(page), StringComparison.Ordinal);
        Assert.Equal(["approve", "reject", "abstain"], page.QuerySelectorAll("input[type=radio]").Select(input => input.GetAttribute("value")!));
        Assert.Equal("post", page.QuerySelector("form")!.GetAttribute("method"));
        var headings = page.QuerySelectorAll("h1, h2, legend").Select(heading => heading.TextContent.Trim()).ToList();
        Assert.True(headings.IndexOf("What was done") < headings.IndexOf("Your decision"));
        Assert.Equal("What happens next", headings[^1]);
    }

    [Theory]
    [InlineData("bounce", "The mail to ana@contoso.example was returned: no such mailbox", "Check the address, tell the person another way")]
    [InlineData("deferred", "has not arrived yet; the mail provider keeps trying: no such mailbox", "Nothing to do yet")]
    public async Task The_board_says_which_mail_did_not_arrive_and_what_to_do(string kind, string what, string advice)
    {
        var launch = SampleLaunch.Launch();
        var gate = launch.Gates[0];
        var asked = gate.Approvers[0] with { DeliveryProblem = new DeliveryProblem(kind, "no such mailbox", SampleLaunch.Now) };
        launch = launch with { Gates = [gate with { Approvers = [asked, gate.Approvers[1]] }] };

        var page = Text(Parse(await SampleLaunch.Pages.BoardAsync(new BoardModel { Launch = launch, Audit = [], Now = SampleLaunch.Now })));

        Assert.Contains(what, page, StringComparison.Ordinal);
        Assert.Contains(advice, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_could_not_be_taken_keeps_what_was_typed_and_names_the_error_first()
    {
        var model = SampleLaunch.Review(SampleLaunch.Launch()) with { Input = new ReviewInput { Decision = SignOffDecision.Reject, Comment = "half a <b>sentence" }, Errors = [new FormError("A rejection needs a reason.", "comment")] };
        var page = Parse(await SampleLaunch.Pages.ReviewAsync(model));

        Assert.Equal("alert", page.QuerySelector("main")!.FirstElementChild!.GetAttribute("role"));
        Assert.Equal("half a <b>sentence", page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("reject", page.QuerySelectorAll("input[checked]").Single().GetAttribute("value"));
    }

    [Fact]
    public async Task The_result_page_says_what_was_recorded_when_and_as_whom()
    {
        var launch = SampleLaunch.Launch();
        var model = new ResultModel { Launch = launch, Gate = launch.Gates[0], Approver = launch.Gates[0].Approvers[1], Now = SampleLaunch.Now, SelfAddress = "/sign-off/x" };
        var page = Parse(await SampleLaunch.Pages.ResultAsync(model));

        Assert.Equal("Recorded: you rejected Engineering readiness", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Mon 18 Jan 2027, 07:00 (New York)", Text(page), StringComparison.Ordinal);
        Assert.Contains("confirmed through the link sent to vp@contoso.example", Text(page), StringComparison.Ordinal);
        Assert.Contains("ana@contoso.example", Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task A_decision_that_is_still_on_its_way_is_acknowledged_with_a_link_to_look_again()
    {
        var launch = SampleLaunch.Launch();
        var model = new ResultModel
        {
            Launch = launch,
            Gate = launch.Gates[0],
            Approver = launch.Gates[0].Approvers[0],
            Now = SampleLaunch.Now,
            SelfAddress = "/sign-off/x",
            Received = SignOffDecision.Approve,
        };
        var page = Parse(await SampleLaunch.Pages.ResultAsync(model));

        Assert.Equal("/sign-off/x", page.QuerySelector("main a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_board_answers_whether_we_are_ready_when_we_launch_and_what_blocks_us()
    {
        var page = Parse(await SampleLaunch.Pages.BoardAsync(new BoardModel { Launch = SampleLaunch.Launch(), Audit = [SampleLaunch.Entry("It started.")], Now = SampleLaunch.Now }));

        var answers = page.QuerySelectorAll(".answers section").Select(section => section.TextContent).ToList();
        Assert.Contains("60 of 100", answers[0], StringComparison.Ordinal);
        Assert.Contains("in 43 days", answers[1], StringComparison.Ordinal);
        Assert.Contains("Sign-off of Engineering readiness", answers[2], StringComparison.Ordinal);
        Assert.Contains("ana@contoso.example", answers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_portfolio_says_how_to_start()
    {
        var page = Parse(await SampleLaunch.Pages.PortfolioAsync(new PortfolioModel { Launches = [], Now = SampleLaunch.Now, MayStart = true }));
        Assert.Contains("There is no launch yet", Text(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/start']"));
    }

    [Fact]
    public async Task Hostile_text_is_inert_on_every_page()
    {
        foreach (var html in await AllPagesAsync(SampleLaunch.Launch(SampleLaunch.Hostile, SampleLaunch.Hostile, SampleLaunch.Hostile)))
        {
            var page = Parse(html);
            Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, embed, link, base"));
            Assert.DoesNotContain("javascript:", string.Join(' ', page.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))), StringComparison.OrdinalIgnoreCase);
            Assert.All(page.All.SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name));
        }
    }

    [Fact]
    public async Task Every_page_has_a_language_a_title_landmarks_a_skip_link_and_headings_in_order()
    {
        foreach (var html in await AllPagesAsync(SampleLaunch.Launch()))
        {
            var page = Parse(html);
            Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
            Assert.EndsWith("- LaunchControl", page.Title, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("header nav[aria-label]"));
            Assert.Equal("#main", page.QuerySelector("a.skip")!.GetAttribute("href"));
            Assert.Single(page.QuerySelectorAll("main#main h1"));
            Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea, select"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
            Assert.Empty(page.QuerySelectorAll("[style]"));
        }
    }

    [Fact]
    public async Task The_stylesheet_is_small_and_is_what_its_hash_says()
    {
        Assert.InRange(PageStyles.Text.Length, 1, 12 * 1024);
        var page = Parse(await SampleLaunch.Pages.NoticeAsync(new NoticeModel { Title = "Notice", Sentences = ["One."] }));
        var style = page.QuerySelectorAll("style").Single().TextContent;
        Assert.Equal($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", PageStyles.ContentSecurityPolicyHash);
    }

    private static async Task<IReadOnlyList<string>> AllPagesAsync(Launch launch)
    {
        var pages = SampleLaunch.Pages;
        var result = new ResultModel { Launch = launch, Gate = launch.Gates[0], Approver = launch.Gates[0].Approvers[1], Now = SampleLaunch.Now, SelfAddress = "/sign-off/x" };
        return
        [
            await pages.ReviewAsync(SampleLaunch.Review(launch) with { Errors = [new FormError(launch.Name, "comment")], Input = new ReviewInput { Comment = launch.Name, ConditionTitle = launch.Name } }),
            await pages.ResultAsync(result),
            await pages.NoticeAsync(new NoticeModel { Title = launch.Name, Sentences = [launch.Name], NextStep = new Uri("/board", UriKind.Relative) }),
            await pages.PortfolioAsync(SamplePortfolio.Of([LaunchSummary.Of(launch, SampleLaunch.Now)], new PortfolioForm { Search = launch.Name, Team = launch.Name, Owner = launch.Name, View = launch.Name })),
            await pages.PortfolioAsync(SamplePortfolio.Of([LaunchSummary.Of(launch, SampleLaunch.Now)], new PortfolioForm { View = PortfolioForm.Timeline, Status = launch.Name })),
            await pages.PortfolioAsync(SamplePortfolio.Of([LaunchSummary.Of(launch, SampleLaunch.Now)], new PortfolioForm { Search = launch.Name, Rag = launch.Name }, new LaunchFilter { Search = "nothing" })),
            await pages.PortfolioAsync(SamplePortfolio.Of([], new PortfolioForm { From = launch.Name }) with { Errors = [new FormError(launch.Name, "from")] }),
            await pages.BoardAsync(new BoardModel { Launch = launch, Audit = [SampleLaunch.Entry(launch.Name)], Now = SampleLaunch.Now }),
            await pages.RetrospectiveAsync(SampleRetrospective.Full(launch.Name)),
            await pages.FeedbackFormAsync(new FeedbackFormModel { LaunchName = launch.Name, FormAction = "/feedback/x", Input = new FeedbackInput { Text = launch.Name, Name = launch.Name } }),
        ];
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string Text(IDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
