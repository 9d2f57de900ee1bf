using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Gates;

public sealed class GateFlowTests
{
    [Fact]
    public void A_gate_asks_for_sign_off_once_its_last_item_is_settled() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana").Items("one", "two")))
            .ThenGate("readiness", GateStatus.Preparing)
            .WhenDone("one").ThenGate("readiness", GateStatus.Preparing)
            .WhenDone("two").ThenGate("readiness", GateStatus.InReview)
            .ThenMailed(MailKind.SignOffRequested, Person("ana"));

    [Fact]
    public void A_gate_without_items_asks_for_sign_off_when_its_phase_opens() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana")))
            .ThenGate("readiness", GateStatus.InReview)
            .ThenMailed(MailKind.SignOffRequested, Person("ana"));

    [Fact]
    public void A_gate_waits_for_every_gate_that_it_depends_on() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo"), Gate("c", "cy").DependingOn("a", "b")))
            .WhenApproves("ana", "a").ThenGate("c", GateStatus.Waiting)
            .WhenApproves("bo", "b").ThenGate("c", GateStatus.InReview)
            .ThenMailed(MailKind.SignOffRequested, Person("cy"));

    [Fact]
    public void Items_done_before_a_gate_opens_count_when_it_does() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo").Items("early").DependingOn("a")))
            .WhenDone("early").ThenGate("b", GateStatus.Waiting)
            .WhenApproves("ana", "a").ThenGate("b", GateStatus.InReview);

    [Fact]
    public void A_gate_that_needs_work_is_not_reviewed_before_it_is_asked_for_and_its_items_are_done() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one")))
            .WhenDone("one").WhenRejects("ana", "a")
            .When(new ReopenItem("one", "Not good enough.")).ThenAccepted()
            .When(new RequestReview("a", null)).ThenRefused("items-outstanding")
            .WhenDone("one").ThenGate("a", GateStatus.NeedsWork)
            .When(new RequestReview("a", null)).ThenGate("a", GateStatus.InReview)
            .When(new RequestReview("a", null)).ThenNothingChanged();

    [Fact]
    public void Only_a_rejected_gate_can_be_put_up_for_review_again() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo").Items("one")))
            .WhenApproves("ana", "a")
            .When(new RequestReview("a", null)).ThenRefused("gate-not-awaiting-rework")
            .When(new RequestReview("b", null)).ThenRefused("gate-not-awaiting-rework")
            .When(new RequestReview("elsewhere", null)).ThenRefused("gate-not-found");

    [Fact]
    public void The_owner_is_told_once_that_a_gate_is_overdue()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one")));
        var due = scenario.Gate("a").DueAt;
        scenario
            .At(due.AddTicks(-1)).When(new EvaluateGate("a")).ThenNothingChanged()
            .At(due).When(new EvaluateGate("a")).ThenMailed(MailKind.GateOverdue, Owner)
            .At(due.AddDays(1)).When(new EvaluateGate("a")).ThenNothingChanged()
            .When(new EvaluateGate("elsewhere")).ThenNothingChanged();
    }

    [Fact]
    public void A_gate_of_a_phase_to_come_and_an_approved_one_are_never_reported_overdue() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo")))
            .WhenApproves("ana", "a")
            .At(LaunchAt.AddDays(1))
            .When(new EvaluateGate("a")).ThenNothingChanged()
            .When(new EvaluateGate("go")).ThenNothingChanged();
}
