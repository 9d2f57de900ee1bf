using CsCheck;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Tests.Scheduling;

namespace LaunchControl.Core.Tests.Attention;

/// <summary>R7: over clock changes, leap days, year ends, half-hour zones, and with clocks that are five minutes off, each reminder comes once, and never early.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly Launch Launch = LaunchScenario.GivenStarted(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana"))).Launch;

    [Fact]
    public void Each_reminder_comes_once_and_never_early_whatever_clocks_do() =>
        Gen.Select(Zones.Any, Zones.Instant, Gen.Int[0, 23 * 4], Gen.Int[-5, 5].Array[2, 4]).Sample(Check, iter: 100);

    [Theory]
    [InlineData("America/New_York", "2027-03-14T14:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T14:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2027-04-04T02:00:00Z")]
    [InlineData("Asia/Kathmandu", "2028-02-29T02:00:00Z")]
    [InlineData("Pacific/Chatham", "2026-12-31T23:00:00Z")]
    public void The_known_hard_days_too(string zone, string due) =>
        Check(TimeZoneInfo.FindSystemTimeZoneById(zone), DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), 9 * 4, [-5, 5, 0]);

    private static void Check(TimeZoneInfo zone, DateTimeOffset due, int digestQuarter, int[] skews)
    {
        var digestAt = new TimeOnly(digestQuarter / 4, digestQuarter % 4 * 15);
        var person = new AttentionProfile(zone, new WorkCalendar { WorkingDays = Enum.GetValues<DayOfWeek>() }, new DayPlan(TimeOnly.MinValue, new TimeOnly(23, 59), digestAt));
        var ask = new LaunchAsk(Launch, new Ask(AskKind.Item, "ana@contoso.example", "none", "Gate", "Item", due.AddDays(-30), due) { ItemId = "item" });
        var ledger = new AttentionLedger();
        List<(DateTimeOffset At, DateOnly Day)> sent = [];
        var (tick, start) = (0, new DateTimeOffset(due.AddDays(-5).UtcDateTime.Date, TimeSpan.Zero));
        for (var now = start; now < due.AddDays(6); now = now.AddMinutes(15))
        {
            // Another instance each time, whose clock is off by another amount.
            var clock = now.AddMinutes(skews[tick++ % skews.Length]);
            if (AttentionPlan.Decide(person, ledger, [ask], [], clock).Digest is { } digest)
            {
                sent.Add((now, digest.Day));
                ledger = ledger.Reserve(new AttentionMail(digest.Id, false, digest.Day, clock)).HandedOver(digest);
            }
        }

        var dueDay = person.DayOf(due);
        var expected = new[] { -3, -1, 0, 1, 3, 5 }.Select(dueDay.AddDays).Where(day => Zones.FirstAt(day.ToDateTime(digestAt), zone) < due.AddDays(5).AddHours(-1)).ToList();
        Assert.Equal(expected, sent.Select(mail => mail.Day).Where(day => expected.Contains(day)));
        Assert.Equal(sent.Select(mail => mail.Day).Distinct(), sent.Select(mail => mail.Day));
        Assert.All(sent, mail => Assert.True(mail.At >= Zones.FirstAt(mail.Day.ToDateTime(digestAt), zone) - Skew, $"{mail.At:O} is early for {mail.Day:O} {digestAt}"));
    }
}
