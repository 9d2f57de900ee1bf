using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Gates;

public sealed class OverrideTests
{
    private static readonly OverrideGate Command = new("a", "The outage leaves no time.");

    [Fact]
    public void An_overridden_gate_is_passed_and_shows_who_did_it_and_why()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one")))
            .When(Command, Person("ceo")).ThenGate("a", GateStatus.Approved).ThenMailed(MailKind.GateOverridden, Owner, Person("ana"))
            .When(Command, Person("ceo")).ThenNothingChanged();
        Assert.Equal(new Override(Person("ceo"), Command.Reason!, Now), scenario.Gate("a").Override);
        Assert.Contains(scenario.Audit, entry => entry.Action == "gate.overridden" && entry.Reason == Command.Reason && entry.Actor == Person("ceo"));
        scenario.When(Command with { Reason = "Another." }).ThenRefused("gate-passed").WhenDone("one").ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void Only_an_open_phase_and_a_reason_allow_it() =>
        LaunchScenario.GivenStarted(WithGates(Gate("a", "ana")))
            .When(Command).ThenRefused("phase-not-open").When(new OpenNextPhase())
            .When(Command with { Reason = " " }).ThenRefused("reason-required")
            .When(Command with { GateId = "elsewhere" }).ThenRefused("gate-not-found")
            .WhenApproves("ana", "a").When(Command).ThenRefused("gate-passed");

    [Fact]
    public void On_the_go_no_go_it_leads_from_no_go_to_the_schedule() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"))).WhenApproves("ana", "a").When(new OpenNextPhase())
            .WhenRejects("vp", "go").ThenLaunch(LaunchStatus.NoGo)
            .When(Command with { GateId = "go" }).ThenLaunch(LaunchStatus.GoNoGo)
            .When(new OpenNextPhase()).ThenLaunch(LaunchStatus.Scheduled);
}
