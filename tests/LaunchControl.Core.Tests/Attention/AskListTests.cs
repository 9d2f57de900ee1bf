using LaunchControl.Core.Attention;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Tests.Simulations;
using CsCheck;

namespace LaunchControl.Core.Tests.Attention;

public sealed class AskListTests
{
    [Fact]
    public void What_blocks_a_launch_is_asked_of_those_who_can_unblock_it_and_of_nobody_else() => LaunchSimulation.Any.Sample(run => LaunchSimulation.Play(run, (_, played) =>
    {
        // Somebody who stands in is named with the one whom they stand in for; a recommendation asks nothing of anybody.
        var blockers = BlockerList.Of(played.Launch, [], played.Now).Where(blocker => blocker.Kind is not (BlockerKind.Hold or BlockerKind.HoldRecommended))
            .SelectMany(blocker => blocker.Who, (blocker, who) => (blocker.Subject, who.Person, blocker.Since, blocker.By));
        var asks = AskList.Of(played.Launch, played.Now).Where(ask => ask is { Kind: not AskKind.Condition, InPlaceOf: null }).Select(ask => (ask.Subject, ask.Person, ask.Since, ask.DueAt));

        Assert.Equal(asks.Order(), blockers.Order());
    }), iter: 30);

    [Fact]
    public void What_is_asked_has_a_key_of_its_own_and_nothing_is_asked_while_a_launch_is_held_or_over() => LaunchSimulation.Any.Sample(run => LaunchSimulation.Play(run, (_, played) =>
    {
        var asks = AskList.Of(played.Launch, played.Now);
        Assert.Distinct(asks.Select(ask => (ask.Person, ask.Key)));
        Assert.True(asks.Count == 0 || played.Launch is { IsFinal: false, IsLaunched: false, Status: not LaunchStatus.Held });
    }), iter: 30);
}
