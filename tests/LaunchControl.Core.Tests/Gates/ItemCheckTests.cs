using System.Xml;
using CsCheck;
using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Tests.Gates;

public sealed class ItemCheckTests
{
    private static readonly DateTimeOffset Start = new(2027, 2, 1, 8, 30, 0, TimeSpan.FromHours(-5));

    private static readonly Gen<TimeSpan> Every = Gen.OneOf(
        Gen.OneOfConst(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(7), TimeSpan.FromHours(1), TimeSpan.FromDays(30)),
        Gen.Long[TimeSpan.TicksPerMinute, 30 * TimeSpan.TicksPerDay].Select(TimeSpan.FromTicks));

    [Fact]
    public void A_check_that_has_not_begun_has_no_attempt_and_no_end()
    {
        var check = Check(TimeSpan.FromMinutes(5)) with { StartedAt = null };
        Assert.Null(check.NextAttemptAfter(Start));
        Assert.Null(check.GivesUpAt);
    }

    [Fact]
    public void It_gives_up_one_timeout_after_its_start() => Assert.Equal(Start.AddDays(180), Check(TimeSpan.FromMinutes(1)).GivesUpAt);

    [Theory]
    [InlineData("08:30:00", "08:35:00")]
    [InlineData("08:30:00.0000001", "08:35:00")]
    [InlineData("08:34:59.9999999", "08:35:00")]
    [InlineData("08:35:00", "08:40:00")]
    [InlineData("08:29:59", "08:30:00")]
    public void Attempts_lie_on_a_grid_that_begins_with_the_start(string now, string expected) =>
        Assert.Equal(At(expected), Check(TimeSpan.FromMinutes(5)).NextAttemptAfter(At(now)));

    [Fact]
    public void The_next_attempt_is_after_now_on_the_grid_and_no_attempt_lies_between() =>
        Gen.Select(Every, Gen.Long[0, 200 * TimeSpan.TicksPerDay]).Sample((every, elapsed) =>
        {
            var now = Start.AddTicks(elapsed);

            var next = Check(every).NextAttemptAfter(now)!.Value;

            Assert.True(next > now && next - now <= every);
            Assert.Equal(0, (next - Start).Ticks % every.Ticks);
        });

    [Fact]
    public void Just_before_an_attempt_the_next_is_that_one_and_at_an_attempt_it_is_the_following() =>
        Gen.Select(Every, Gen.Long[1, 10_000_000]).Sample((every, number) =>
        {
            var attempt = Start.AddTicks(every.Ticks * (number % (7000 * TimeSpan.TicksPerDay / every.Ticks)));
            if (attempt > Start)
            {
                Assert.Equal(attempt, Check(every).NextAttemptAfter(attempt.AddTicks(-1)));
            }

            Assert.Equal(attempt + every, Check(every).NextAttemptAfter(attempt));
        });

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2027-02-01T13:29:59.9999999Z")]
    public void A_clock_that_is_behind_the_start_waits_for_the_start(string now) =>
        Assert.Equal(Start, Check(TimeSpan.FromMinutes(1)).NextAttemptAfter(DateTimeOffset.Parse(now, null)));

    [Theory]
    [InlineData("P180D", "2027-07-31T13:30:00Z", "2028-01-27T13:30:00Z")]
    [InlineData("PT1M", "9999-12-30T00:00:00Z", "9999-12-30T00:01:00Z")]
    [InlineData("PT1M", "9999-12-30T00:00:59.9999999Z", "9999-12-30T00:01:00Z")]
    public void The_longest_interval_and_the_latest_instant_neither_overflow_nor_lose_an_attempt(string every, string now, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected, null),
            (Check(TimeSpan.Zero) with { Every = every }).NextAttemptAfter(DateTimeOffset.Parse(now, null)));

    private static ItemCheck Check(TimeSpan every) =>
        new() { Url = "https://status.contoso.example", Every = XmlConvert.ToString(every), Timeout = "P180D", StartedAt = Start };

    private static DateTimeOffset At(string time) => new(Start.Date + TimeSpan.Parse(time, null), Start.Offset);
}
