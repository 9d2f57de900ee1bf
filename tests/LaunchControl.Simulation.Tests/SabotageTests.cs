using LaunchControl.Simulation.Tables;

namespace LaunchControl.Simulation.Tests;

/// <summary>The simulation notices a storage or a topic that breaks its promises.</summary>
public sealed class SabotageTests
{
    private const int Seeds = 60;

    [Theory]
    [InlineData("LosesSeenMarks")]
    [InlineData("LosesOutboxes")]
    [InlineData("IgnoresConflicts")]
    [InlineData("LosesAuditEntries")]
    [InlineData("LosesEvents")]
    public void A_broken_promise_is_found_within_60_seeds(string sabotage) =>
        Assert.Contains(Enumerable.Range(1, Seeds), seed => Simulation.Run((ulong)seed, Enum.Parse<Sabotage>(sabotage)).Violation is not null);
}
