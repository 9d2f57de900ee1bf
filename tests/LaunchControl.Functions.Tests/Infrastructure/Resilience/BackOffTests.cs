using CsCheck;
using LaunchControl.Functions.Infrastructure.Resilience;

namespace LaunchControl.Functions.Tests.Infrastructure.Resilience;

/// <summary>How long is waited between attempts.</summary>
public sealed class BackOffTests
{
    private static readonly BackOff Wait = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), MostAttempts: 12);

    [Fact]
    public void Waits_double_until_they_are_as_long_as_they_may_be()
    {
        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600], Enumerable.Range(1, 12).Select(attempt => Wait.After(attempt, 0.5).TotalSeconds));
    }

    [Fact]
    public void Jitter_shortens_or_lengthens_a_wait_by_up_to_a_quarter()
    {
        Assert.Equal([6, 8, 10], new[] { 0, 0.5, 1 }.Select(jitter => Wait.After(3, jitter).TotalSeconds));
    }

    [Fact]
    public void No_attempt_however_late_waits_for_less_than_the_first_or_more_than_the_longest_wait_and_jitter_allow()
    {
        Gen.Select(Gen.Int[1, 1000], Gen.Double[0, 1]).Sample((attempt, jitter) =>
        {
            var wait = Wait.After(attempt, jitter);
            Assert.InRange(wait, Wait.First * 0.75, Wait.Longest * 1.25);
            Assert.True(Wait.After(attempt + 1, jitter) >= wait);
        });
    }

    public static TheoryData<BackOff> All => [Retries.Message, Retries.Turn, Retries.Outbox];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_policy_stays_within_its_budget_for_a_thousand_attempts(BackOff policy)
    {
        Assert.All(Enumerable.Range(1, 1000), attempt => Assert.InRange(policy.After(attempt, 1), policy.First, policy.Longest * 1.25));
        Assert.InRange(policy.After(int.MaxValue, 1), policy.First, policy.Longest * 1.25);
    }
}
