using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class HoldTests
{
    private static readonly HoldLaunch Hold = new("The vendor is late.");
    private static readonly ResumeLaunch Resume = new("They delivered.");

    [Fact]
    public void A_held_launch_goes_on_from_where_it_was()
    {
        var playbook = WithGates(Gate("a", "ana"));
        AssertReturns(LaunchScenario.GivenStarted(playbook), LaunchStatus.Preparing);
        AssertReturns(LaunchScenario.GivenOpened(playbook), LaunchStatus.InReadiness);
        AssertReturns(LaunchScenario.GivenOpened(playbook).WhenApproves("ana", "a").When(new OpenNextPhase()), LaunchStatus.GoNoGo);
        AssertReturns(LaunchScenario.GivenOpened(playbook).WhenApproves("ana", "a").When(new OpenNextPhase()).WhenRejects("vp", "go"), LaunchStatus.NoGo);
        AssertReturns(LaunchScenario.GivenScheduled(playbook), LaunchStatus.Scheduled);
        LaunchScenario.GivenLive(playbook).When(Hold).ThenRefused("launch-is-live");

        static void AssertReturns(LaunchScenario scenario, LaunchStatus status) =>
            scenario.When(new HoldLaunch(" ")).ThenRefused("reason-required").When(Hold).ThenLaunch(LaunchStatus.Held).When(Hold).ThenNothingChanged()
                .When(new ResumeLaunch(null)).ThenRefused("reason-required").When(Resume).ThenLaunch(status).When(Resume).ThenNothingChanged();
    }

    [Fact]
    public void While_a_launch_is_held_nothing_is_asked_signed_overridden_opened_or_launched() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo").Items("one")))
            .When(Hold)
            .WhenApproves("ana", "a").ThenRefused("launch-held")
            .When(new OverrideGate("a", "The outage.")).ThenRefused("launch-held")
            .When(new OpenNextPhase()).ThenNothingChanged()
            .When(new RenewLink("a", Person("ana"), null)).ThenRefused("launch-held")
            .WhenDone("one").ThenAccepted().ThenGate("b", GateStatus.Preparing)
            .At(LaunchAt).When(new EvaluateGate("b")).ThenNothingChanged().When(new GoLive()).ThenNothingChanged()
            .When(Resume).ThenRefused("launch-date-passed").When(new Reschedule(LaunchAt.AddDays(7), "It was held."))
            .When(Resume).ThenGate("b", GateStatus.InReview).ThenMailed(MailKind.SignOffRequested, Person("bo"));

    [Fact]
    public void Who_approves_may_change_during_a_hold_and_is_asked_or_counted_after_it()
    {
        var people = new Dictionary<string, IReadOnlyList<string>> { ["ana"] = [Person("ana"), Person("eve")] };
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"))).When(Hold)
            .When(new ChangePeople(people, [], null)).ThenMailed(MailKind.SignOffRequested)
            .When(new ReassignApprover("a", Person("ana"), Person("zoe"), [], "Left.")).ThenAccepted().ThenMailed(MailKind.SignOffRequested)
            .When(Resume).ThenMailed(MailKind.SignOffRequested, Person("eve"), Person("zoe"));

        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"))).When(new ChangePeople(people, [], null)).WhenApproves("ana", "a").When(Hold)
            .When(new ChangePeople(new Dictionary<string, IReadOnlyList<string>> { ["ana"] = [Person("ana")] }, [], null)).ThenGate("a", GateStatus.InReview)
            .When(Resume).ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void A_scheduled_launch_whose_gate_changed_during_a_hold_is_not_scheduled_after_it() =>
        LaunchScenario.GivenScheduled(WithGates(Gate("a", "ana").Items("one"))).When(Hold)
            .When(new ReopenItem("one", "It regressed.")).ThenGate("a", GateStatus.Stale).ThenLaunch(LaunchStatus.Held)
            .When(Resume).ThenLaunch(LaunchStatus.GoNoGo);
}
