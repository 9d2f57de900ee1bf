using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class GoLiveTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "ana"));

    [Fact]
    public void A_launch_never_goes_live_early() =>
        LaunchScenario.GivenScheduled(Playbook)
            .At(LaunchAt.AddTicks(-1)).When(new GoLive()).ThenNothingChanged()
            .At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.Live).ThenMailed(MailKind.LaunchLive, Owner, Person("ana"), Person("vp"))
            .When(new GoLive()).ThenNothingChanged();

    [Fact]
    public void A_launch_never_goes_live_without_go() =>
        LaunchScenario.GivenOpened(Playbook).At(LaunchAt.AddDays(1)).When(new GoLive()).ThenNothingChanged();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public void Within_a_minute_it_was_live_at_the_agreed_moment(int seconds)
    {
        var scenario = LaunchScenario.GivenScheduled(Playbook).At(LaunchAt.AddSeconds(seconds)).When(new GoLive());

        Assert.Equal(LaunchAt, scenario.Launch.LiveAt);
        Assert.Equal("The launch is live.", scenario.Audit[^1].Summary);
    }

    [Fact]
    public void A_late_launch_is_marked_late_and_its_checks_count_from_the_moment_it_was_live()
    {
        var liveAt = LaunchAt.AddHours(5);
        var scenario = LaunchScenario.GivenScheduled(Playbook).At(liveAt.ToUniversalTime()).When(new GoLive());

        Assert.Equal(liveAt, scenario.Launch.LiveAt);
        Assert.Equal(TimeSpan.FromHours(-5), scenario.Launch.LiveAt!.Value.Offset);
        Assert.Equal([liveAt.AddHours(1), liveAt.AddDays(1)], scenario.Launch.Checks.Select(check => check.DueAt!.Value));
    }

    [Theory]
    [InlineData("00:01:01", "1 min")]
    [InlineData("05:07:59", "5 h 7 min")]
    [InlineData("1.02:03:04", "1 d 2 h")]
    [InlineData("45.00:00:00", "45 d 0 h")]
    public void The_audit_trail_says_how_late(string lateBy, string expected) =>
        Assert.Equal(
            $"The launch is live, late by {expected}.",
            LaunchScenario.GivenScheduled(Playbook).At(LaunchAt + TimeSpan.Parse(lateBy, CultureInfo.InvariantCulture)).When(new GoLive()).Audit[^1].Summary);
}
