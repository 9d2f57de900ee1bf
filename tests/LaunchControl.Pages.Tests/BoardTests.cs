using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages.Tests;

/// <summary>The launch board, section by section.</summary>
public sealed class BoardTests
{
    [Fact]
    public async Task The_answers_come_first_with_at_most_three_blockers_each_with_a_person_and_a_date()
    {
        var page = await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 5)));

        var answers = page.QuerySelectorAll(".answers section").ToList();
        Assert.Equal(["Are we ready?", "When do we launch?", "What blocks us?"], answers.Select(answer => Words(answer.QuerySelector("h2")!)));
        Assert.Contains("31 working days left", Words(answers[1]), StringComparison.Ordinal);
        var lines = answers[2].QuerySelectorAll("li").Select(Words).ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Matches("^.+: .+@.+, by [A-Z][a-z]{2} [0-9]", line));
        Assert.Matches("And [0-9]+ more", Words(answers[2]));
        Assert.All(answers[2].QuerySelectorAll("li a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task The_strip_has_the_state_of_each_phase_in_words_and_leads_to_its_column()
    {
        var page = await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 5)));

        var strip = page.QuerySelectorAll(".strip li").ToList();
        Assert.Equal(
            ["Readiness 1 gate overdue 2 of 7 gates passed", "Rehearsal Not open yet 0 of 4 gates passed", "Go/no-go Not open yet 0 of 1 gate passed"], strip.Select(Words));
        Assert.All(strip, entry => Assert.NotNull(entry.QuerySelector("svg")));
        Assert.Equal(page.QuerySelectorAll(".phases h2").Select(heading => $"#{heading.Id}"), strip.Select(entry => entry.QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    public async Task A_gate_says_whom_it_waits_for_since_when_and_how_far_its_due_date_is()
    {
        var card = Words((await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 5)))).QuerySelector("#gate-gate-1")!);

        Assert.StartsWith("Marketing readiness 1 In review, overdue marketing", card, StringComparison.Ordinal);
        Assert.Contains("Due Sun 17 Jan 2027, 07:00 (New York), 24 hours ago", card, StringComparison.Ordinal);
        Assert.Contains("Waits for ana@contoso.example, since Sat 16 Jan 2027, 07:00 (New York), 2 days ago", card, StringComparison.Ordinal);
        Assert.Contains("Asked after that: vera.longname-with-many-letters@subsidiary.contoso.example", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_items_come_first_blocked_ones_before_others_and_done_ones_are_folded_with_a_count()
    {
        var card = (await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 8)))).QuerySelector("#gate-gate-2")!;

        Assert.Equal("2 of 8 items done", Words(card.QuerySelector("h4")!));
        var shown = card.QuerySelectorAll("article > ul > li").Select(Words).ToList();
        Assert.Equal(4, shown.Count);
        Assert.All(shown[..2], item => Assert.Contains("Blocked", item, StringComparison.Ordinal));
        Assert.Contains("worker@contoso.example, due", shown[2], StringComparison.Ordinal);
        Assert.Equal(["2 more open of Support readiness 2", "2 done of Support readiness 2"], card.QuerySelectorAll("details > summary").Select(Words));
        Assert.Equal("https://wiki.contoso.example/results", card.QuerySelectorAll("details")[^1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Gates_on_the_critical_path_are_marked_in_words_and_shape_and_others_have_their_slack()
    {
        var launch = SampleBoard.Full(12, 5);
        var forecast = Core.Forecasts.Forecast.Of(launch, SampleBoard.Now)!;
        var page = await ShowAsync(SampleBoard.Of(launch));

        Assert.Contains(forecast.Gates, gate => gate.IsCritical);
        foreach (var gate in forecast.Gates)
        {
            var head = page.QuerySelector($"#gate-{gate.GateId} > p")!;
            Assert.Equal(gate.IsCritical, Words(head).Contains("On the critical path", StringComparison.Ordinal));
            Assert.Equal(gate.IsCritical, head.QuerySelector(".status.critical svg") is not null);
            Assert.Contains(gate.SlackDays == 0 ? "No slack" : $"{DateText.Count(gate.SlackDays, "working day")} of slack", Words(head), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_timeline_is_drawn_with_words_for_those_who_can_not_see_it_and_a_table_behind()
    {
        var page = await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 5)));

        var drawing = page.QuerySelector("svg.timeline")!;
        Assert.Equal(12, drawing.QuerySelectorAll("rect.bar").Length);
        Assert.Equal(["today", "launch Tue 2 Mar"], drawing.QuerySelectorAll("text.value").Select(Words).Where(words => words is "today" || words.StartsWith("launch", StringComparison.Ordinal)));
        Assert.Contains("2 of 12 gates passed, 1 overdue.", Words(drawing.QuerySelector("desc")!), StringComparison.Ordinal);
        Assert.NotEmpty(drawing.QuerySelectorAll("rect.critical"));
        Assert.Contains(drawing.QuerySelectorAll("text.note").Select(Words), words => words.EndsWith("critical path", StringComparison.Ordinal));
        Assert.Equal("0", page.QuerySelector("[role=region]")!.GetAttribute("tabindex"));
        var rows = page.QuerySelectorAll("section[aria-labelledby=timeline] tbody tr").ToList();
        Assert.Equal(13, rows.Count);
        Assert.Equal(["Marketing readiness 1 (marketing)", "In review, overdue", "Tue 29 Dec 2026, 07:00 (New York)", "Sun 17 Jan 2027, 07:00 (New York)", "not yet"], rows[1].Children.Take(5).Select(Words));
        Assert.Contains("Quarter end freeze, Mon 8 Feb to Sun 14 Feb 2027", Words(page.QuerySelector("section[aria-labelledby=timeline]")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_burn_up_ends_at_todays_score_and_has_a_table_behind()
    {
        var page = await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 5)));

        var section = page.QuerySelector("section[aria-labelledby=readiness]")!;
        var score = Words(page.QuerySelector(".answers .big")!).Split(' ')[0];
        Assert.Equal([$"{score} today"], section.QuerySelectorAll("svg text.value").Select(Words));
        Assert.Contains("launch Tue 2 Mar", section.QuerySelectorAll("svg text.tick").Select(Words));
        Assert.Contains($"{score} of 100 today, 30 on Mon 21 Dec.", Words(section), StringComparison.Ordinal);
        var rows = section.QuerySelectorAll("tbody tr").ToList();
        Assert.Equal(9, rows.Count);
        Assert.Equal(["Tue 5 Jan 2027", "44", "Green", "1 of 12", "20 of 60", "2 working days"], rows[5].Children.Select(Words));
        Assert.Equal(5, section.QuerySelectorAll(".card:last-child li").Length);
    }

    [Fact]
    public async Task A_short_history_is_a_sentence_and_no_chart()
    {
        var model = SampleBoard.Of(SampleBoard.Full(12, 5));
        var section = (await ShowAsync(model with { History = [.. model.History.Take(2)] })).QuerySelector("section[aria-labelledby=readiness]")!;

        Assert.Null(section.QuerySelector(".chart"));
        Assert.Contains("of 100 today, 30 on Mon 21 Dec.", Words(section), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roll_call_is_there_once_the_go_no_go_is_near_and_not_before()
    {
        Assert.Null((await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 5)))).QuerySelector("#roll-call"));
        var page = await ShowAsync(SampleBoard.Of(SampleBoard.AtGoNoGo));

        var section = page.QuerySelector("section[aria-labelledby=roll-call]")!;
        Assert.Equal(2, section.QuerySelectorAll("tbody tr").Length);
        Assert.EndsWith("/roll-call", section.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metric_contract_stands_there_before_the_launch_and_what_came_of_it_after()
    {
        var before = (await ShowAsync(SampleBoard.Of(SampleBoard.Full(12, 5)))).QuerySelector("section[aria-labelledby=contract]")!;
        Assert.Equal(["Errors per 1,000 requests", "down", "1.2 per 1,000", "1 per 1,000", "3 per 1,000", "Prometheus"], before.QuerySelectorAll("tbody tr")[^1].Children.Select(Words));

        var after = await ShowAsync(SampleBoard.Of(SampleBoard.AfterLaunch));
        Assert.Null(after.QuerySelector("#contract"));
        Assert.Null(after.QuerySelector("#readiness"));
        Assert.Equal(["baseline 34", "guardrail 30", "target 40"], after.QuerySelectorAll(".cards svg.chart text").Select(Words).Where(words => words.Contains(' ', StringComparison.Ordinal)).Take(3).Order());
    }

    [Fact]
    public async Task A_live_launch_says_how_it_does_what_needs_attention_which_checks_ran_and_what_people_say()
    {
        var page = await ShowAsync(SampleBoard.Of(SampleBoard.AfterLaunch));

        var answers = page.QuerySelectorAll(".answers section").Select(Words).ToList();
        Assert.Contains("1 of 2 targets met Roll back recommended by the L+7d check", answers[0], StringComparison.Ordinal);
        Assert.Contains("Errors per 1,000 requests: roll back is recommended, pm@contoso.example decides, since", answers[2], StringComparison.Ordinal);
        Assert.Contains("Next check: L+30d, due", answers[2], StringComparison.Ordinal);
        var text = Words(page.QuerySelector("main")!);
        Assert.Contains("L+7d Ran late Tue 12 Jan 2027, 07:15 (New York) 1 met, 1 missed; recommended: roll back.", text, StringComparison.Ordinal);
        Assert.Contains("128 entries, 117 of them from customers: 61 positive, 30 neutral, 37 negative.", text, StringComparison.Ordinal);
        Assert.Equal("/board/contoso-pulse-2-0-7f3k2m/feedback", page.QuerySelectorAll("a").Single(link => Words(link) == "All 128 entries").GetAttribute("href"));
        Assert.DoesNotContain("today", page.QuerySelectorAll("svg.timeline text").Select(Words));
    }

    [Fact]
    public async Task The_board_has_the_newest_entries_of_the_trail_newest_first_and_leads_to_the_rest()
    {
        var section = (await ShowAsync(SampleBoard.Of(SampleBoard.Full(3, 1)))).QuerySelector("section[aria-labelledby=audit]")!;

        Assert.Contains("Item 20 was done.", Words(section.QuerySelector("li")!), StringComparison.Ordinal);
        Assert.Equal(20, section.QuerySelectorAll("li").Length);
        Assert.EndsWith("/audit", section.QuerySelectorAll("a")[^1].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_launch_asks_nothing_and_counts_no_days_down()
    {
        var launch = SampleBoard.Full(4, 2) with { Status = LaunchStatus.Cancelled, CancelledAt = SampleBoard.Now.AddDays(-10), CancelReason = "Merged into Pulse 3." };
        var page = await ShowAsync(SampleBoard.Of(launch));

        Assert.Equal("Not at all", Words(page.QuerySelectorAll(".big")[1]));
        Assert.DoesNotContain("ago", Words(page.QuerySelector(".phases")!), StringComparison.Ordinal);
        Assert.DoesNotContain("verdue", Words(page.QuerySelector(".phases")!), StringComparison.Ordinal);
        Assert.DoesNotContain("today", page.QuerySelectorAll("svg.timeline text").Select(Words));
    }

    [Fact]
    public async Task A_cancelled_launch_is_not_said_to_be_ready_for_its_date()
    {
        var launch = SampleBoard.Full(4, 2) with { Status = LaunchStatus.Cancelled, CancelledAt = SampleBoard.Now.AddDays(-10), CancelReason = "Merged into Pulse 3." };

        Assert.Null((await ShowAsync(SampleBoard.Of(launch))).QuerySelector("section[aria-labelledby=readiness]"));
    }

    [Fact]
    public async Task A_launch_whose_moment_passed_without_it_is_late_and_not_launched()
    {
        var launch = SampleBoard.Full(4, 2) with { LaunchAt = SampleBoard.Now.AddDays(-3) };

        Assert.Equal("3 days late, not launched", Words((await ShowAsync(SampleBoard.Of(launch))).QuerySelectorAll(".big")[1]));
    }

    [Theory]
    [InlineData(LaunchStatus.Live, "Overdue")]
    [InlineData(LaunchStatus.Completed, "Did not run")]
    public async Task A_check_that_did_not_run_is_overdue_only_while_it_still_can(LaunchStatus status, string expected)
    {
        var launch = SampleBoard.AfterLaunch with { Status = status, Checks = [new PostLaunchCheck("L+1d") { DueAt = SampleBoard.Now.AddDays(-1) }] };

        Assert.Contains($"L+1d {expected} due", await TextAsync(SampleBoard.Of(launch)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_three_open_incidents_are_counted()
    {
        var incident = SampleBoard.AfterLaunch.Incidents[0];
        var launch = SampleBoard.AfterLaunch with { Incidents = [.. Enumerable.Range(1, 5).Select(number => incident with { Id = $"error-rate-{number}" })] };

        Assert.Contains("And 2 more, each among the incidents below.", await TextAsync(SampleBoard.Of(launch)), StringComparison.Ordinal);
        Assert.DoesNotContain("among the incidents below", await TextAsync(SampleBoard.Of(SampleBoard.AfterLaunch)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phase_that_is_not_open_says_which_of_its_gates_are_overdue()
    {
        var full = SampleBoard.Full(12, 1);
        var launch = full with { Gates = [.. full.Gates.Select(gate => gate.PhaseId == "rehearsal" ? gate with { DueAt = SampleBoard.Now.AddDays(-1) } : gate)] };

        var mark = PhaseState.Of(launch, launch.Phases[1], SampleBoard.Now).Mark;
        Assert.Equal(new StatusMark("overdue", $"Not open yet, {launch.GatesOf(launch.Phases[1]).Count(gate => gate.IsOverdue(SampleBoard.Now))} overdue"), mark);
    }

    [Fact]
    public async Task Dates_are_given_in_the_launchs_zone_and_the_readers_where_the_clocks_differ()
    {
        var model = SampleBoard.Of(SampleBoard.Full(4, 2));
        Assert.Contains("Tue 2 Mar 2027, 09:00 (New York) · 15:00 (Berlin)", await TextAsync(model with { ReaderZone = "Europe/Berlin" }), StringComparison.Ordinal);
        Assert.Contains("Tue 2 Mar 2027, 09:00 (New York) · 23:00 (Tokyo)", await TextAsync(model with { ReaderZone = "Asia/Tokyo" }), StringComparison.Ordinal);
        Assert.Contains("Tue 2 Mar 2027, 09:00 (New York) · Wed 3 Mar, 03:00 (Auckland)", await TextAsync(model with { ReaderZone = "Pacific/Auckland" }), StringComparison.Ordinal);
        foreach (var same in new[] { null, "America/New_York", "America/Toronto" })
        {
            Assert.DoesNotContain(" · Tue", (await TextAsync(model with { ReaderZone = same })).Replace("(New York) · ", " · Tue", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(12, 5)]
    public async Task Every_id_on_a_board_is_there_once_whatever_there_is_to_show(int gates, int items)
    {
        foreach (var launch in new[] { SampleBoard.Full(gates, items, new string('x', 200)), SampleBoard.Full(gates, items, SampleLaunch.Hostile), SampleBoard.Preparing, SampleBoard.AfterLaunch, SampleBoard.AtGoNoGo })
        {
            var page = await ShowAsync(SampleBoard.Of(launch, SampleLaunch.Hostile));
            Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(id => id.Count() > 1).Select(id => id.Key));
            Assert.Empty(page.QuerySelectorAll("script, img, [style]"));
            Assert.All(page.QuerySelectorAll("[aria-labelledby]").SelectMany(element => element.GetAttribute("aria-labelledby")!.Split(' ')), id => Assert.NotNull(page.GetElementById(id)));
        }
    }

    [Fact]
    public async Task What_was_waived_or_does_not_apply_is_settled_but_not_called_done()
    {
        var launch = SampleBoard.Full(12, 8);
        var gate = launch.FindGate("gate-2")!;
        var settled = gate.Items.Where(item => item.IsSettled).ToList();
        launch = launch with
        {
            Gates = [.. launch.Gates.Select(one => one.Id != "gate-2" ? one : one with
        {
            Items = [.. one.Items.Select(item => item == settled[0] ? item with { Status = ItemStatus.Waived } : item)],
        })]
        };
        var card = (await ShowAsync(SampleBoard.Of(launch))).QuerySelector("#gate-gate-2")!;
        Assert.Equal("2 of 8 items settled: 1 done, 1 waived", Words(card.QuerySelector("h4")!));
        Assert.Equal("1 done, 1 waived of Support readiness 2", Words(card.QuerySelectorAll("details > summary")[^1]));
    }

    [Theory]
    [InlineData(false, 501, null, "No entry like that from number 501 up to where the search began. Go on with Older entries.")]
    [InlineData(false, null, 500, "No older entry is like that.")]
    [InlineData(false, null, null, "No entry is like that.")]
    [InlineData(true, 11, 1010, "No entry like that up to number 1010, from where the search began. Go on with Newer entries.")]
    [InlineData(true, 11, null, "No newer entry is like that.")]
    public async Task Where_no_entry_fits_the_audit_page_says_in_which_direction_to_go_on(bool isTowardsNewer, int? olderBefore, int? newerAfter, string expected)
    {
        var page = Parse(await SampleLaunch.Pages.AuditAsync(new AuditPageModel
        {
            Launch = SampleBoard.Full(3, 1) with { AuditSequence = 2000 },
            Entries = [],
            IsTowardsNewer = isTowardsNewer,
            OlderBefore = olderBefore,
            NewerAfter = newerAfter,
            Action = "item",
        }));
        Assert.Contains(expected, page.QuerySelectorAll("main p").Select(Words));
    }

    [Fact]
    public async Task A_cancelled_launch_is_not_ready_any_more_and_says_how_ready_it_was()
    {
        var cancelled = SampleBoard.Full(6, 3) with { Status = LaunchStatus.Cancelled, CancelledAt = SampleBoard.Now.AddDays(-4), CancelReason = "Merged into Pulse 3." };
        var card = Words((await ShowAsync(SampleBoard.Of(cancelled))).QuerySelector("section[aria-labelledby=ready]")!);
        Assert.StartsWith("Are we ready?Not any more Red The launch was cancelled. It was at ", card, StringComparison.Ordinal);
        Assert.EndsWith($"It was at {Core.GoNoGo.Readiness.Of(cancelled, SampleBoard.Now).Score} of 100 then.", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_checks_that_ran_at_the_same_moment_the_last_due_one_recommends()
    {
        PostLaunchCheck Ran(string offset, int hours, Recommendation recommendation) =>
            new(offset) { DueAt = SampleBoard.Now.AddHours(hours), RanAt = SampleBoard.Now.AddHours(2), Recommendation = recommendation };
        var launch = SampleBoard.AfterLaunch with { Checks = [Ran("L+1h", -5, Recommendation.Continue), Ran("L+4h", -1, Recommendation.RollBack), Ran("L+2h", -3, Recommendation.Hold)] };
        Assert.Contains("recommended by the L+4h check", Words((await ShowAsync(SampleBoard.Of(launch))).QuerySelector("section[aria-labelledby=results]")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_page_has_every_detail_and_leads_on_with_its_filter()
    {
        var launch = SampleBoard.Full(3, 1) with { AuditSequence = 70 };
        var page = Parse(await SampleLaunch.Pages.AuditAsync(new AuditPageModel
        {
            Launch = launch,
            Entries = [SampleBoard.Entry(5)],
            OlderBefore = 5,
            NewerAfter = 6,
            Actor = "a&b@contoso.example",
            Action = "item",
            ReaderZone = "Europe/Berlin",
        }));

        Assert.Equal(["pm@contoso.example · item.completed · number 5", "Before: open. After: done."], page.QuerySelectorAll("ol li .quiet").Select(Words));
        Assert.Contains("06:00 (New York) · 12:00 (Berlin)", Words(page.QuerySelector("ol li")!), StringComparison.Ordinal);
        Assert.Equal(
            ["/board/contoso-pulse-2-0-7f3k2m/audit?after=6&actor=a%26b%40contoso.example&action=item", "/board/contoso-pulse-2-0-7f3k2m/audit?before=5&actor=a%26b%40contoso.example&action=item", "/board/contoso-pulse-2-0-7f3k2m/audit"],
            page.QuerySelectorAll("main nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal("a&b@contoso.example", page.QuerySelector("#actor")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_gate_that_is_overdue_or_late_by_the_forecast_reaches_beyond_its_due_date_in_the_timeline()
    {
        var launch = SampleBoard.Full(12, 5);
        var layout = new TimelineLayout(launch, Core.Forecasts.Forecast.Of(launch, SampleBoard.Now), SampleBoard.Now);

        var bars = layout.Rows.Where(row => row.Bar is not null).Zip(launch.Phases.SelectMany(launch.GatesOf)).Select(pair => (Gate: pair.Second, Bar: pair.First.Bar!)).ToList();
        Assert.All(bars, one => Assert.InRange(one.Bar.FromX, TimelineLayout.Left - 5, one.Bar.ToX));
        Assert.All(bars, one => Assert.Equal(one.Gate.IsOverdue(SampleBoard.Now), one.Bar.LateX > one.Bar.DueX));
        Assert.All(bars.Where(one => one.Bar.ForecastX is not null), one => Assert.True(one.Bar.ForecastX > one.Bar.DueX));
        Assert.All(bars, one => Assert.Equal((one.Gate.IsPassed, one.Gate.Status == GateStatus.Waiting), (one.Bar.PassedX is not null, one.Bar.Kind == "planned")));
        Assert.True(layout.Moments.Single(moment => moment.Kind == "today").X < layout.Moments.Single(moment => moment.Kind == "launch").X);
    }

    [Fact]
    public void A_blackout_that_is_longer_than_the_timeline_covers_it()
    {
        var launch = SampleBoard.Full(4, 1) with { BlackoutWindows = [new BlackoutWindow("freeze", "Long freeze", new DateOnly(2026, 1, 1), new DateOnly(2028, 1, 1))] };

        var window = Assert.Single(new TimelineLayout(launch, null, SampleBoard.Now).Windows);
        Assert.Equal((TimelineLayout.Left, TimelineLayout.Right - TimelineLayout.Left), (window.X, window.Width));
    }

    [Fact]
    public void A_gate_that_passes_the_day_after_its_due_date_by_the_forecast_says_so_in_the_timeline()
    {
        var launch = SampleBoard.Full(12, 5);
        var forecast = Core.Forecasts.Forecast.Of(launch, SampleBoard.Now)!;
        var plan = forecast.Gates[0];
        launch = launch with { Gates = [.. launch.Gates.Select(gate => gate.Id == plan.GateId ? gate with { DueAt = launch.StartOf(plan.PassesOn).AddHours(-3) } : gate)] };

        var rows = new TimelineLayout(launch, forecast, SampleBoard.Now).Rows;
        Assert.NotNull(rows.Single(row => row.Name == launch.FindGate(plan.GateId)!.Name).Bar!.ForecastX);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(90)]
    [InlineData(400)]
    [InlineData(3000)]
    [InlineData(20000)]
    public void Labels_below_the_timeline_have_room_however_long_it_is(int days)
    {
        var from = new DateTimeOffset(2027, 1, 18, 12, 0, 0, TimeSpan.Zero);
        var ticks = new TimeAxis(from, from.AddDays(days), 256, 984).Ticks(day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

        Assert.InRange(ticks.Count, days == 1 ? 1 : 2, 13);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X > 50, $"{pair.First.Label} and {pair.Second.Label}"));
    }

    private static async Task<IDocument> ShowAsync(BoardModel model) => Parse(await SampleLaunch.Pages.BoardAsync(model));

    private static async Task<string> TextAsync(BoardModel model) => Words((await ShowAsync(model)).QuerySelector("main")!);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
