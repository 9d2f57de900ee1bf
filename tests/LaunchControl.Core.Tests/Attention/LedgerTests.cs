using System.Text.Json;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Attention;

public sealed class LedgerTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly AttentionProfile Person = new(TimeZoneInfo.Utc, WorkCalendar.Default, DayPlan.Default) { DailyCap = 5 };

    [Fact]
    public void Digest_and_nudge_keep_their_place_within_the_cap_and_urgent_mail_goes_whatever_the_count()
    {
        var ledger = new AttentionLedger();
        for (var number = 1; number <= 3; number++)
        {
            (var goes, ledger) = ledger.Admit(Person, $"mail-{number}", MailUrgency.Ask, Now);
            Assert.True(goes);
        }

        Assert.Equal((false, ledger), ledger.Admit(Person, "mail-4", MailUrgency.Ask, Now));
        Assert.Equal((true, ledger), ledger.Admit(Person, "mail-3", MailUrgency.Ask, Now));
        var digest = ledger.Reserve(new AttentionMail(AttentionIds.Digest(new DateOnly(2027, 3, 2)), false, new DateOnly(2027, 3, 2), Now));
        Assert.False(digest.Admit(Person, "mail-4", MailUrgency.News, Now).GoesNow);
        Assert.True(digest.Admit(Person, "mail-4", MailUrgency.Urgent, Now).GoesNow);
        Assert.True(ledger.Admit(Person, "mail-4", MailUrgency.Ask, Now.AddDays(1)).GoesNow);
    }

    [Fact]
    public void News_waits_for_the_digest_where_the_person_wants_that()
    {
        var quiet = Person with { NewsInDigest = true };
        Assert.False(new AttentionLedger().Admit(quiet, "news", MailUrgency.News, Now).GoesNow);
        Assert.True(new AttentionLedger().Admit(quiet, "ask", MailUrgency.Ask, Now).GoesNow);
    }

    [Fact]
    public void What_is_put_off_after_the_digests_hour_comes_with_the_next_days()
    {
        PutOffMail Later(DateTimeOffset since) => new("launch", new SendMailIntent("1", MailKind.LaunchStarted, "ana@contoso.example"), since);

        Assert.NotNull(AttentionPlan.Decide(Person, new AttentionLedger(), [], [Later(Now.AddHours(-2))], Now.AddHours(4)).Digest);
        Assert.Null(AttentionPlan.Decide(Person, new AttentionLedger(), [], [Later(Now.AddHours(4))], Now.AddHours(4)).Digest);
        Assert.Equal(Now.AddHours(23), AttentionPlan.NextAt(Person, new AttentionLedger(), [], [Later(Now.AddHours(4))], Now.AddHours(4)));
    }

    [Fact]
    public void A_day_that_comes_again_has_no_second_helping()
    {
        var ledger = Enumerable.Range(1, 3).Aggregate(new AttentionLedger(), (count, number) => count.Count($"mail-{number}", new DateOnly(2027, 3, 3)));
        Assert.False(ledger.Admit(Person, "mail-4", MailUrgency.Ask, Now).GoesNow);
    }

    [Fact]
    public void Ten_thousand_reminders_of_one_thing_leave_as_much_as_the_first()
    {
        var launch = LaunchScenario.GivenStarted(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana"))).Launch with { Attention = new AttentionPolicy { Reminders = new ReminderCadence([0], 1) } };
        var ask = new LaunchAsk(launch, new Ask(AskKind.Item, "ana@contoso.example", "none", "Gate", "Item", Now.AddDays(-1), Now) { ItemId = "item" });
        var everyDay = Person with { Calendar = new WorkCalendar { WorkingDays = Enum.GetValues<DayOfWeek>() } };
        var (ledger, first) = (new AttentionLedger(), 0);
        for (var number = 1; number <= 10_000; number++)
        {
            var now = Now.AddDays(number);
            var digest = AttentionPlan.Decide(everyDay, ledger, [ask], [], now).Digest!;
            Assert.Equal(number, digest.Lines.Single().Reminders);
            ledger = ledger.Reserve(new AttentionMail(digest.Id, false, digest.Day, now)).HandedOver(digest).Pruned([ask]);
            first = number == 1 ? Size(ledger) : first;
        }

        Assert.InRange(Size(ledger), first, first + 8);
        Assert.Empty(ledger.Pruned([]).Asks);
    }

    [Fact]
    public void A_ledger_is_of_bounded_size_however_much_was_sent()
    {
        var ledger = Enumerable.Range(1, 10_000).Aggregate(new AttentionLedger(), (count, number) => count.Count($"mail-{number}", new DateOnly(2027, 3, 2)));
        Assert.Equal(10_000, ledger.Sent);
        Assert.True(ledger.Ids.Count <= 200);
    }

    private static int Size(AttentionLedger ledger) => JsonSerializer.Serialize(ledger, LaunchJson.Options).Length;
}
