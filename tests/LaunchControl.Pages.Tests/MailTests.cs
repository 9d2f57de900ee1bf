using System.Text;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Webhooks;
using LaunchControl.Pages.Mails;

namespace LaunchControl.Pages.Tests;

/// <summary>Mails: complete in text and in HTML, and harmless.</summary>
public sealed class MailTests
{
    private static readonly Uri Review = new("https://launch.contoso.example/sign-off/v1.a.b.c");
    private static readonly Uri Board = new("https://launch.contoso.example/board/contoso-pulse-2-0-7f3k2m");

    public static TheoryData<MailKind> Kinds => [.. Enum.GetValues<MailKind>()];

    [Fact]
    public async Task A_sign_off_request_names_gate_launch_and_date_in_its_subject()
    {
        var mail = await RenderAsync(MailKind.SignOffRequested);
        Assert.Equal("Sign-off needed: Engineering readiness - Contoso Pulse 2.0 (by Fri 5 Feb)", mail.Subject);
        Assert.Contains("This is round 2", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Board.AbsoluteUri, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_is_told_with_its_reason() =>
        Assert.Contains("vp@contoso.example rejected: Looks good", (await RenderAsync(MailKind.GateNeedsWork)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_breached_guardrail_is_told_with_value_rule_and_recommendation()
    {
        var mail = await RenderAsync(MailKind.GuardrailBreached);
        Assert.Equal("Guardrail breached: Contoso Pulse 2.0 - Contoso Pulse 2.0", mail.Subject);
        Assert.Contains("Contoso Pulse 2.0: 6.5 %, guardrail 5 % - recommendation: hold. G1 (one guardrail breached at one check): 6.5 %", Words(mail.Text), StringComparison.Ordinal);
        Assert.Contains("LaunchControl recommends to hold the launch where it is. You decide.", Words(mail.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_that_is_over_is_told_with_how_often_it_was_breached() =>
        Assert.Contains("breached at 1 check, the first of them L+1h", Words((await RenderAsync(MailKind.GuardrailCleared)).Text), StringComparison.Ordinal);

    [Fact]
    public async Task Whoever_takes_part_learns_what_is_theirs()
    {
        var mail = await RenderAsync(MailKind.LaunchStarted);
        Assert.Contains("- Load test of Engineering readiness, by Thu 21 Jan", mail.Text, StringComparison.Ordinal);
        Assert.Contains("You will be asked to sign off: Engineering readiness", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Both_parts_say_the_same_with_one_link(MailKind kind)
    {
        var mail = await RenderAsync(kind);
        var html = new HtmlParser().ParseDocument(mail.Html);

        var link = html.QuerySelectorAll("a").Single().GetAttribute("href")!;
        Assert.Equal(kind switch
        {
            MailKind.SignOffRequested or MailKind.StandInAsked => Review.AbsoluteUri,
            MailKind.LaunchCompleted => $"{Board.AbsoluteUri}/retrospective",
            MailKind.HoldRecommended or MailKind.LaunchNoGo => $"{Board.AbsoluteUri}/roll-call",
            _ => Board.AbsoluteUri,
        }, link);
        Assert.Contains($"\n{link}\n", mail.Text, StringComparison.Ordinal);
        var text = Words(mail.Text);
        Assert.All(html.QuerySelectorAll(".mail p:not(:has(a)), .mail li"), part => Assert.Contains(Words(part.TextContent), text, StringComparison.Ordinal));
        Assert.All(mail.Text.Split('\n').Where(line => !line.StartsWith("http", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 78));
        Assert.Contains("Questions? Ask pm@contoso.example", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_mail_loads_and_runs_nothing_and_hostile_names_are_inert(MailKind kind)
    {
        foreach (var name in new[] { SampleLaunch.Hostile, new string('x', 10_000), "=cmd|'/c calc'!A1" })
        {
            var mail = await RenderAsync(kind, SampleLaunch.Launch(name, name, name));
            var html = new HtmlParser().ParseDocument(mail.Html);

            Assert.Empty(html.QuerySelectorAll("script, img, iframe, object, embed, link, form, base"));
            Assert.DoesNotContain(mail.Subject, character => char.IsControl(character) || character is '\u202E' or '\u2028');
            Assert.InRange(mail.Subject.Length, 1, 235);
            Assert.DoesNotContain(mail.Text, character => character is '\r' or '\u202E' or '\u2028');
            Assert.DoesNotContain("\nBcc:", mail.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Fifty_items_and_the_longest_names_stay_below_what_mailboxes_cut_off(MailKind kind)
    {
        foreach (var character in "x<\u6D4B")
        {
            var text = string.Concat(Enumerable.Repeat($"{new string(character, 49)} ", 200));
            var launch = SampleLaunch.Launch(text, text, text);
            var gate = launch.Gates[0];
            var item = gate.Items[0] with { Title = text, StatusReason = text, Status = ItemStatus.Open };
            launch = launch with { Gates = [gate with { Items = [.. Enumerable.Range(0, 50).Select(i => item with { Id = $"item-{i}" })] }] };

            var mail = await RenderAsync(kind, launch);

            Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html) + Encoding.UTF8.GetByteCount(mail.Text), 1000, 100 * 1024);
            Assert.Contains(kind is MailKind.SignOffRequested or MailKind.StandInAsked ? Review.AbsoluteUri : Board.AbsoluteUri, mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_subject_shows_both_names_and_the_date_however_long_the_names_are()
    {
        var mail = await RenderAsync(MailKind.SignOffRequested, SampleLaunch.Launch(new string('l', 200), new string('g', 120)));
        Assert.Matches("^Sign-off needed: g{80}\\.\\.\\. - l{80}\\.\\.\\. \\(by Fri 5 Feb\\)$", mail.Subject);
    }

    [Fact]
    public async Task Both_parts_cut_a_long_text_at_the_same_place()
    {
        var mail = await RenderAsync(MailKind.GateNeedsWork, SampleLaunch.Launch(comment: string.Concat(Enumerable.Range(0, 2000).Select(i => $"w{i} "))));
        var line = new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("li").Select(part => Words(part.TextContent)).Single(part => part.StartsWith("vp@", StringComparison.Ordinal));
        Assert.EndsWith("...", line, StringComparison.Ordinal);
        Assert.Contains(line, Words(mail.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_of_a_disabled_webhook_learns_why_and_whom_to_ask_and_a_hostile_description_is_inert()
    {
        var now = SampleLaunch.Now;
        var draft = new WebhookDraft("https://hooks.contoso.example/launches", [], null, "ops@contoso.example", SampleLaunch.Hostile);
        var webhook = WebhookDecider.Failed(WebhookDecider.Create("a1", draft, "2027a", "admin@contoso.example", now), isGone: false, now, now.AddDays(3));

        var mail = await SampleLaunch.Mails.RenderAsync(new WebhookDisabledModel(webhook, new Uri("https://launch.contoso.example/api/webhooks/a1")));

        Assert.Equal("Webhook disabled: hooks.contoso.example", mail.Subject);
        var (html, text) = (new HtmlParser().ParseDocument(mail.Html), Words(mail.Text));
        Assert.Empty(html.QuerySelectorAll("script, img, iframe, object, embed, link, form, base"));
        Assert.All(html.QuerySelectorAll(".mail p:not(:has(a))"), part => Assert.Contains(Words(part.TextContent), text, StringComparison.Ordinal));
        Assert.Contains("https://hooks.contoso.example/launches", text, StringComparison.Ordinal);
        Assert.Contains("Every delivery has failed since", text, StringComparison.Ordinal);
        Assert.Contains("Questions? Ask admin@contoso.example", text, StringComparison.Ordinal);
        Assert.Contains("\nhttps://launch.contoso.example/api/webhooks/a1\n", mail.Text, StringComparison.Ordinal);
    }

    private static async Task<MailContent> RenderAsync(MailKind kind, Launch? launch = null)
    {
        launch ??= SampleLaunch.Launch();
        return await SampleLaunch.Mails.RenderAsync(new MailModel
        {
            Kind = kind,
            Launch = launch,
            Gate = launch.Gates[0],
            Item = launch.Gates[0].Items[0],
            Person = "ana@contoso.example",
            Check = "L+1h",
            To = "ana@contoso.example",
            ReviewLink = kind is MailKind.SignOffRequested or MailKind.StandInAsked ? Review : null,
            BoardLink = Board,
            Now = SampleLaunch.Now,
        });
    }

    private static string Words(string text) => string.Join(' ', text.Replace("\n- ", "\n", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
