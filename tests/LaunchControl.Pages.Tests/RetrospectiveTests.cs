using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Pages.Tests;

/// <summary>The retrospective as a page and as Markdown, and the feedback form.</summary>
public sealed class RetrospectiveTests
{
    private const string Hostile =
        "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](https://evil.example/y.png) | `code` https://evil.example www.evil.example @team\r\n# Heading\r\n\u202Etxt.exe\u2028- end";

    [Fact]
    public async Task It_answers_first_whether_targets_date_and_budget_were_kept()
    {
        var page = await PageAsync(SampleRetrospective.Full());
        var answers = page.QuerySelectorAll(".answers section").Select(section => Text(section)).ToList();

        Assert.Equal("Of 6 metrics: 3 met, 1 missed, 2 no data, by the newest check that had data. It went live 7 days later than first planned, after 1 change of the date.", Text(page.QuerySelector(".lead")!));
        Assert.Contains("3 of 6 1 missed, 2 without data.", answers[0], StringComparison.Ordinal);
        Assert.Contains("7 days later", answers[1], StringComparison.Ordinal);
        Assert.Contains("9.6 % over 131,500.5 USD spent of 120,000 USD planned", answers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_metric_with_data_has_a_chart_with_title_description_labelled_lines_and_its_figures()
    {
        var page = await PageAsync(SampleRetrospective.Full());
        var charts = page.QuerySelectorAll("svg.chart").ToList();

        Assert.Equal(4, charts.Count);
        Assert.All(charts, chart => Assert.All(chart.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEmpty(page.GetElementById(id)!.TextContent)));
        Assert.Equal(["baseline 34", "guardrail 30", "target 40"], charts[0].QuerySelectorAll("text.target, text.guardrail, text.baseline").Select(label => label.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(["36.2", "38", "41.2", "42.1", "43.7"], charts[0].QuerySelectorAll("text.value").Select(label => label.TextContent));
        Assert.Equal((2, 3, 0), (charts[0].QuerySelectorAll(".marginal").Length, charts[0].QuerySelectorAll(".met").Length, charts[0].QuerySelectorAll(".nodata").Length));
        Assert.Contains("L+1d 4.2, L+7d 1.1, L+30d 0.9, L+90d no data.", charts[1].QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.Single(charts[1].QuerySelectorAll(".nodata"));
        Assert.Single(charts[3].QuerySelectorAll("text.value"));
        Assert.InRange(charts[3].QuerySelectorAll("text.tick").Length, 3, 7);
        Assert.Contains("Changed after the go: Good is down; baseline 1.2 per 1,000, target 1.5 per 1,000", Text(page.Body!), StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("section.card:has(> details) > details").Length);
    }

    [Fact]
    public async Task Each_value_has_the_unit_that_it_was_measured_in()
    {
        var metric = SampleRetrospective.Metric("latency", "Latency", SampleRetrospective.Up with { Unit = "s", Baseline = null }, [900, 0.9], [Verdict.Met, Verdict.Met]);
        var report = SampleRetrospective.Bare with { Metrics = [metric with { Points = [metric.Points[0] with { Unit = "ms" }, metric.Points[1] with { FromPrevious = null }] }] };
        var page = await PageAsync(report);

        Assert.Contains("L+1h: 900 ms Met", Text(page.Body!), StringComparison.Ordinal);
        Assert.Contains("L+1d: 0.9 s Met", Text(page.Body!), StringComparison.Ordinal);
        Assert.Contains("L+1h 900 ms, L+1d 0.9.", page.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("| 900 ms | Met |", RetrospectiveMarkdown.Write(report), StringComparison.Ordinal);
        Assert.Contains("| 0.9 s | Met |", RetrospectiveMarkdown.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_and_had_nothing_to_be_judged_by_is_told_apart_from_no_data()
    {
        var metric = SampleRetrospective.Metric("visits", "Visits", SampleRetrospective.Up with { Unit = null, Baseline = null, Target = null, Guardrail = null }, [7, 9], [Verdict.NoData, Verdict.NoData]);
        var report = SampleRetrospective.Bare with { Metrics = [metric with { Verdict = Verdict.NoData }] };
        var page = await PageAsync(report);

        Assert.StartsWith("Of 1 metric: 1 measured, not judged, by", Text(page.QuerySelector(".lead")!), StringComparison.Ordinal);
        Assert.Contains("0 missed, 0 without data, 1 measured and not judged.", Text(page.QuerySelector(".answers section")!), StringComparison.Ordinal);
        Assert.Equal((2, 0, 1), (page.QuerySelectorAll("svg .unjudged").Length, page.QuerySelectorAll("svg .nodata").Length, page.QuerySelectorAll("polyline").Length));
        Assert.Equal(["Measured, not judged", "Measured, not judged", "Measured, not judged"], page.QuerySelectorAll(".status").Select(Text));
        Assert.Contains("Measured, not judged. Agreed:", RetrospectiveMarkdown.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_that_was_added_after_the_go_and_taken_out_again_is_drawn_by_the_contract_of_its_newest_check()
    {
        var metric = SampleRetrospective.Metric("gone", "Gone", SampleRetrospective.Up, [36, 41], [Verdict.Marginal, Verdict.Met])
            with
        { Agreed = null, JudgedBy = SampleRetrospective.Up, IsRemoved = true };
        var report = SampleRetrospective.Bare with { Metrics = [metric] };
        var page = await PageAsync(report);

        Assert.Equal("target 40", page.QuerySelector("text.target")!.TextContent);
        Assert.Contains("Judged by: Good is up; baseline 34 %", Text(page.Body!), StringComparison.Ordinal);
        Assert.Contains("Judged by: Good is up; baseline 34 %", RetrospectiveMarkdown.Write(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Not known", "nobody has said what was spent")]
    [InlineData(1000000d, "As planned", "1,000,000 USD spent, as planned.")]
    [InlineData(1000005d, "5 USD over", "1,000,000 USD planned: 5 USD over.")]
    [InlineData(900000d, "10 % under", "100,000 USD under (10 %).")]
    public async Task The_cost_is_told_by_what_differs(double? actual, string answer, string sentence)
    {
        var difference = (decimal?)actual - 1_000_000m;
        var budget = new BudgetReview("USD", null, 1_000_000m, (decimal?)actual, difference, difference is { } over ? Math.Round(over / 10_000m, 1) : null);
        var card = Text((await PageAsync(SampleRetrospective.Bare with { Budget = budget })).QuerySelector("[aria-labelledby=spent]")!);

        Assert.Contains($"{answer} ", card, StringComparison.Ordinal);
        Assert.Contains(sentence, card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_spent_without_a_plan_is_an_amount()
    {
        var card = (await PageAsync(SampleRetrospective.Bare with { Budget = new BudgetReview("USD", null, 0, 10, 10, null) })).QuerySelector("[aria-labelledby=spent]")!;
        Assert.Contains("10 USD over", Text(card.QuerySelector(".big")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exceptions_stand_beside_missed_metrics_without_a_claim()
    {
        var text = Text((await PageAsync(SampleRetrospective.Full())).Body!);
        Assert.Contains("Waiver: Legal approval Engineering readiness, stood at launch", text, StringComparison.Ordinal);
        Assert.Contains("Approval on condition: Translate the invoice, met", text, StringComparison.Ordinal);
        Assert.Contains("Revenue: The target 2000000 is the measure.", text, StringComparison.Ordinal);
        Assert.Contains("Whether one has to do with the other is for the team to judge.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_in_it_it_says_so_everywhere()
    {
        var text = Text((await PageAsync(SampleRetrospective.Bare)).Body!);
        foreach (var sentence in new[]
        {
            "This is not final", "No success metric was agreed.", "None: every gate passed on its own terms.", "No guardrail was breached.", "Nobody: what was asked in time was done in time.",
            "Nobody has said anything yet.", "None yet.", "The brief has no budget.",
        })
        {
            Assert.Contains(sentence, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Hostile_text_is_inert_on_the_page()
    {
        var page = await PageAsync(SampleRetrospective.Full(Hostile));
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, [onerror], [style]"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^(#|/)", link.GetAttribute("href")!));
        Assert.NotNull(await PageAsync(SampleRetrospective.Full(new string('x', 10_000))));
    }

    [Fact]
    public void Markdown_says_the_same_in_sections_and_tables()
    {
        var text = RetrospectiveMarkdown.Write(SampleRetrospective.Full());
        Assert.StartsWith("# Retrospective of Contoso Pulse 2.0 Engineering readiness\n\nOf 6 metrics: 3 met", text, StringComparison.Ordinal);
        Assert.Contains("\n| L\\+7d \\(late\\) | 41.2 % | Met | \\+7.2 percentage points | The target 40 is the measure. |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| engineering | 1 | 1 | 2.5 days late | Engineering readiness, 2.5 days late |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n- Keep: Support tried the product two weeks before customers did. Engineering readiness \\(sue@contoso.example\\)\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.All(Tables(text), table => Assert.Single(table.Select(row => row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|')).Distinct()));
        Assert.Contains("No success metric was agreed.", RetrospectiveMarkdown.Write(SampleRetrospective.Bare), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_is_inert_in_Markdown()
    {
        var (plain, hostile) = (RetrospectiveMarkdown.Write(SampleRetrospective.Full()), RetrospectiveMarkdown.Write(SampleRetrospective.Full(Hostile)));

        // Nothing that was typed makes a line, a heading, a cell, a link or a tag of its own.
        Assert.Equal(plain.Split('\n').Length, hostile.Split('\n').Length);
        Assert.Equal(Tables(plain).Select(table => table.Count), Tables(hostile).Select(table => table.Count));
        foreach (var (markup, escape) in new[] { ("<", "\\<"), ("[", "\\["), ("](", "\\]\\("), ("`", "\\`"), ("://", "\\:\\/\\/"), ("www.", "www\\."), (" @team", " \\@team") })
        {
            Assert.DoesNotContain(hostile.Replace("\\" + markup[0], "", StringComparison.Ordinal).Split('\n'), line => markup is "<" or "[" or "`" && line.Contains(markup, StringComparison.Ordinal));
            Assert.True(markup is "](" or "://" or "<" or "[" or "`" || hostile.Contains(escape, StringComparison.Ordinal), markup);
        }

        Assert.DoesNotContain(":/", hostile.Replace("\\:/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', hostile);
    }

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("- item", "\\- item")]
    [InlineData("1. first", "1\\. first")]
    [InlineData("2.5 days", "2.5 days")]
    [InlineData("a-b, 9:30", "a-b, 9:30")]
    [InlineData("https://x.example", "https\\://x.example")]
    [InlineData("a\r\n# b", "a  \\# b")]
    [InlineData("*a* _b_ ~c~ | `d` <e> [f](g) \\ & $", "\\*a\\* \\_b\\_ \\~c\\~ \\| \\`d\\` \\<e\\> \\[f\\]\\(g\\) \\\\ \\& \\$")]
    [InlineData("ana@contoso.example and @team", "ana@contoso.example and \\@team")]
    [InlineData("", "")]
    public void Text_in_Markdown_is_one_line_without_markup(string text, string expected) => Assert.Equal(expected, MarkdownText.Of(text));

    [Fact]
    public async Task The_feedback_form_asks_three_things_with_nothing_chosen_and_names_errors_first()
    {
        var model = new FeedbackFormModel { LaunchName = Hostile, FormAction = "/feedback/x", Input = new FeedbackInput { Submission = "1" } };
        var page = Parse(await SampleLaunch.Pages.FeedbackFormAsync(model));
        Assert.Empty(page.QuerySelectorAll("[checked], script, img, [style]"));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));

        var refused = Parse(await SampleLaunch.Pages.FeedbackFormAsync(model with
        {
            Input = new FeedbackInput { Text = "half a <b>sentence", Sentiment = Sentiment.Negative, Name = "\"Kim\"", Submission = "1" },
            Errors = [new FormError("Shorten it.", "text")],
        }));
        Assert.Equal("alert", refused.QuerySelector("main")!.FirstElementChild!.GetAttribute("role"));
        Assert.Equal(("half a <b>sentence", "\"Kim\"", "bad"), (refused.QuerySelector("textarea")!.TextContent, refused.QuerySelector("#name")!.GetAttribute("value"), refused.QuerySelector("[checked]")!.Id));
    }

    private static List<List<string>> Tables(string text) =>
        [.. text.Split("\n\n").Where(part => part.StartsWith("| ", StringComparison.Ordinal)).Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList())];

    private static async Task<IDocument> PageAsync(Retrospective report) => Parse(await SampleLaunch.Pages.RetrospectiveAsync(report));

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
