using System.Text;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.StatusMails;
using LaunchControl.Pages.Mails;

namespace LaunchControl.Pages.Tests;

/// <summary>Status mails: what an executive asks, on one screen, in both parts.</summary>
public sealed class StatusMailTests
{
    private static readonly Uri Portfolio = new("https://launch.contoso.example/board");

    [Fact]
    public async Task It_says_whether_we_are_ready_when_what_changed_and_what_blocks()
    {
        var mail = await RenderAsync(Sample(News(("gate.needsWork", "gate/engineering-ready"), ("launch.held", null), ("launch.resumed", null))));

        Assert.StartsWith("Status: Contoso Pulse 2.0 is ", mail.Subject, StringComparison.Ordinal);
        Assert.EndsWith("(launch Tue 2 Mar)", mail.Subject, StringComparison.Ordinal);
        var text = Words(mail.Text);
        Assert.Contains(", 55 last time.", text, StringComparison.Ordinal);
        Assert.Contains("Launch Tue 2 Mar 2027, 09:00 (New York), in 43 days.", text, StringComparison.Ordinal);
        Assert.Contains("Changed since Mon 11 Jan: - Put on hold Mon 18 Jan, went on Mon 18 Jan. - The launch date moved from Tue 23 Feb to Tue 2 Mar. - Needs work: Engineering readiness.", text, StringComparison.Ordinal);
        Assert.Contains("What blocks it: - Sign-off of Engineering readiness - ana@contoso.example, by Fri 5 Feb - and 4 more on the board", text.Replace("- Sign-off of Engineering readiness - ana@contoso.example, by Fri 5 Feb - Sign-off of Engineering readiness - ana@contoso.example, by Fri 5 Feb - ", "- ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("You get this because the status of Contoso Pulse 2.0 is mailed to you every Monday.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_undone_since_is_not_told_and_no_more_than_five_lines_are()
    {
        var undone = Sample(News(("gate.approved", "gate/engineering-ready"))); // It is in review again.
        Assert.DoesNotContain("Passed", (await RenderAsync(undone with { Told = undone.Told! with { LaunchAt = undone.Launch.LaunchAt } })).Text, StringComparison.Ordinal);
        var actions = new[] { "launch.held", "gate.needsWork", "guardrail.breached", "gate.overridden", "gate.approved", "gate.waived", "gate.overdue", "gate.stale", "gate.signOffRequested" };
        var busy = Sample(News([.. actions.SelectMany(action => new[] { (action, "gate/engineering-ready"), (action, (string?)"gate/other") })]));
        var gate = busy.Launch.Gates[0];
        var gates = new[] { gate with { Status = GateStatus.NeedsWork }, gate with { Id = "other", Name = "Other", Status = GateStatus.Waived, Override = new Override("eve@contoso.example", "An outage", SampleLaunch.Now) } };
        var html = new HtmlParser().ParseDocument((await RenderAsync(busy with { Launch = busy.Launch with { Gates = gates }, Blockers = [] })).Html);
        Assert.Equal(5, html.QuerySelectorAll("ul")[0].Children.Length);
    }

    [Fact]
    public async Task The_first_mail_tells_of_no_changes_and_a_quiet_week_says_so()
    {
        Assert.DoesNotContain("Changed since", (await RenderAsync(Sample([]) with { Told = null })).Text, StringComparison.Ordinal);
        var quiet = Sample([]);
        quiet = quiet with { Told = quiet.Told! with { LaunchAt = quiet.Launch.LaunchAt }, Blockers = [] };
        var text = Words((await RenderAsync(quiet)).Text);
        Assert.Contains("- Nothing that decides about the launch.", text, StringComparison.Ordinal);
        Assert.Contains("Nothing blocks it.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LaunchStatus.Held, "On hold since Mon 11 Jan: The vendor is late.")]
    [InlineData(LaunchStatus.Scheduled, "Go is given.")]
    [InlineData(LaunchStatus.Live, "Live; 1 guardrail is breached.")]
    [InlineData(LaunchStatus.Completed, "Completed: the last post-launch check has run. This is the last status mail about it.")]
    [InlineData(LaunchStatus.Cancelled, "Cancelled. This is the last status mail about it.")]
    public async Task Each_turn_of_a_launch_is_said_so(LaunchStatus status, string sentence)
    {
        var sample = Sample([]);
        var isLive = status is LaunchStatus.Live or LaunchStatus.Completed;
        var launch = sample.Launch with { Status = status, HeldAt = SampleLaunch.Now.AddDays(-7), HoldReason = "The vendor is late.", LiveAt = isLive ? SampleLaunch.Now.AddDays(-1) : null };
        Assert.Contains(sentence, Words((await RenderAsync(sample with { Launch = launch })).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_launches_are_one_mail_the_worst_first()
    {
        var (calm, bad) = (Sample([]), Sample([]));
        calm = calm with { Launch = calm.Launch with { Id = "calm", Name = "Calm", Status = LaunchStatus.Live, LiveAt = SampleLaunch.Now, Incidents = [] } };
        bad = bad with { Launch = bad.Launch with { Id = "bad", Name = "Bad", Status = LaunchStatus.NoGo } };
        var mail = await RenderAsync(calm, bad, calm with { Launch = calm.Launch with { Id = "over", Name = "Over", Status = LaunchStatus.Completed } });

        Assert.Equal("Status of 3 launches: 1 red, 1 green, 1 over", mail.Subject);
        Assert.Equal(["Bad", "Calm", "Over"], new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll(".launch > h2").Select(title => title.TextContent));
        Assert.Contains("\nhttps://launch.contoso.example/board\n", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Both_parts_say_the_same_and_stay_below_what_mailboxes_cut_off(int launches)
    {
        foreach (var name in new[] { "Contoso Pulse 2.0", SampleLaunch.Hostile, new string('\u6D4B', 10_000) })
        {
            var sample = Sample(News(("gate.needsWork", "gate/engineering-ready"), ("launch.held", null)), name);
            var mail = await RenderAsync([.. Enumerable.Repeat(sample, launches)]);
            var html = new HtmlParser().ParseDocument(mail.Html);

            var text = Words(mail.Text);
            Assert.All(html.QuerySelectorAll(".mail li"), part => Assert.Contains(Words(part.TextContent), text, StringComparison.Ordinal));
            Assert.All(html.QuerySelectorAll(".verdict"), part => Assert.Contains(Words(part.TextContent)[2..].Replace(" :", ":", StringComparison.Ordinal), text, StringComparison.Ordinal));
            Assert.All(html.QuerySelectorAll("a"), link => Assert.Contains($"\n{link.GetAttribute("href")}\n", mail.Text, StringComparison.Ordinal));
            Assert.Empty(html.QuerySelectorAll("script, img, iframe, object, embed, link, form, base"));
            Assert.DoesNotContain(mail.Text, character => character is '\r' or '\u202E' or '\u2028');
            Assert.DoesNotContain(mail.Subject, character => char.IsControl(character) || character is '\u202E' or '\u2028');
            Assert.InRange(mail.Subject.Length, 1, 235);
            Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html) + Encoding.UTF8.GetByteCount(mail.Text), 1000, 100 * 1024);
        }
    }

    private static StatusOfLaunch Sample(IReadOnlyList<AuditEntry> news, string name = "Contoso Pulse 2.0")
    {
        var launch = SampleLaunch.Launch(name, name == "Contoso Pulse 2.0" ? "Engineering readiness" : name);
        launch = launch with { StatusMail = new StatusMailPlan { To = ["vp@contoso.example"], Every = StatusRhythm.Week, On = DayOfWeek.Monday, At = "08:00" }, Gates = [launch.Gates[0] with { Status = news.Any(entry => entry.Action == "gate.needsWork") ? GateStatus.NeedsWork : GateStatus.InReview }] };
        var told = new ToldStatus(launch.Id, SampleLaunch.Now.AddDays(-7), SampleLaunch.Now.AddDays(-7), 3, 55, launch.LaunchAt.AddDays(-7));
        var blocker = new Blocker(BlockerKind.SignOff, "gate/engineering-ready", $"Sign-off of {launch.Gates[0].Name}", null, SampleLaunch.Now, [new Unblocker("ana@contoso.example")], launch.Gates[0].DueAt, 0);
        return new StatusOfLaunch(launch, told, news, [.. Enumerable.Repeat(blocker, 7)], new Uri($"https://launch.contoso.example/board/{launch.Id}"));
    }

    private static AuditEntry[] News(params (string Action, string? Subject)[] news) =>
        [.. news.Select(one => SampleLaunch.Entry("Something happened.") with { Action = one.Action, Subject = one.Subject })];

    private static Task<MailContent> RenderAsync(params StatusOfLaunch[] launches) => SampleLaunch.Mails.RenderAsync(new StatusMailModel("vp@contoso.example", launches, Portfolio, SampleLaunch.Now));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
