using LaunchControl.Core.Attention;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Delegation;

public sealed class AcknowledgementTests
{
    [Fact]
    public void It_is_kept_once_and_only_a_date_changes_it()
    {
        var scenario = Opened().When(new AcknowledgeGate("a", Person("ana"), null)).ThenAccepted().At(Now.AddHours(1)).When(new AcknowledgeGate("a", Person("ana"), null)).ThenNothingChanged()
            .When(new AcknowledgeGate("a", Person("ana"), Now.AddDays(2))).ThenAccepted();
        Assert.Equal((Now, Now.AddDays(2)), (scenario.Approver("a", "ana").AcknowledgedAt, scenario.Approver("a", "ana").DecidesBy));
        Assert.Equal(2, scenario.Audit.Count(entry => entry.Action == "signOff.acknowledged"));
        scenario.WhenRejects("bo", "a").When(new RequestReview("a", null));
        Assert.Null(scenario.Approver("a", "ana").AcknowledgedAt);
    }

    [Fact]
    public void Only_who_is_asked_can_and_only_with_a_date_that_means_something()
    {
        var scenario = Opened();
        scenario.When(new AcknowledgeGate("a", Person("mallory"), null)).ThenRefused("not-an-approver").When(new AcknowledgeGate("no", Person("ana"), null)).ThenRefused("gate-not-found")
            .When(new AcknowledgeGate("go", Person("vp"), null)).ThenRefused("gate-not-in-review").When(new AcknowledgeGate("a", Person("ana"), Now)).ThenRefused("invalid-request")
            .When(new AcknowledgeGate("a", Person("ana"), LaunchAt.AddDays(1))).ThenRefused("invalid-request").When(new AcknowledgeGate("a", Person("ana"), null, Round: 2)).ThenRefused("round-superseded")
            .WhenApproves("ana", "a").When(new AcknowledgeGate("a", Person("ana"), null)).ThenRefused("already-recorded");
    }

    [Fact]
    public void A_stand_in_says_so_for_themselves_and_so_does_the_approver()
    {
        var day = new DateOnly(2027, 1, 4);
        var scenario = Opened().When(new RecordAbsences([Person("ana")], [new Absence(Person("ana"), day, day, Person("deputy"))])).When(new AcknowledgeGate("a", Person("ana"), null)).ThenAccepted()
            .At(Now.AddHours(1)).When(new AcknowledgeGate("a", Person("deputy"), Now.AddDays(1))).ThenAccepted();
        Assert.Equal(Person("ana"), scenario.Audit[^1].OnBehalfOf);
        Assert.Equal(
            [(Person("ana"), Now, null), (Person("deputy"), Now.AddHours(1), Now.AddDays(1))],
            AskList.Of(scenario.Launch, scenario.Now).Where(ask => ask.Person != Person("bo")).Select(ask => (ask.Person, ask.RespondedAt!.Value, ask.PromisedFor)));
    }

    [Fact]
    public void Whose_turn_in_place_of_somebody_passed_with_the_day_can_say_nothing_any_more()
    {
        var day = new DateOnly(2027, 1, 4);
        Opened().When(new RecordAbsences([Person("ana")], [new Absence(Person("ana"), day, day, Person("deputy"))])).At(Now.AddDays(1))
            .When(new AcknowledgeGate("a", Person("deputy"), null)).ThenRefused("stand-in-over").When(new AcknowledgeGate("a", Person("deputy"), null)).ThenRefused("stand-in-over")
            .When(new AcknowledgeGate("a", Person("ana"), null)).ThenAccepted();
    }

    [Fact]
    public void An_item_is_acknowledged_until_it_is_somebody_elses()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("i"))).When(new AcknowledgeItem("i", Now.AddDays(1))).ThenAccepted().When(new AcknowledgeItem("i", null)).ThenNothingChanged();
        Assert.Equal((Now, Now.AddDays(1)), (Item(scenario).AcknowledgedAt, Item(scenario).ExpectedAt));
        var command = new ReassignItem("i", Person("eve"), "Busy.");
        scenario.When(command, Person("manager")).ThenMailed(MailKind.ItemReassigned, Person("eve")).ThenMailed(MailKind.NoLongerNeeded, Owner).When(command).ThenNothingChanged();
        Assert.Equal((Person("eve"), null, null), (Item(scenario).Owner, Item(scenario).AcknowledgedAt, Item(scenario).ExpectedAt));
        scenario.When(new ReassignItem("i", "nobody", null)).ThenRefused("invalid-request");
        Assert.Equal(["/reason", "/to"], scenario.Outcome!.Refusal!.Faults.Keys.Order());
        scenario.WhenDone("i").When(new AcknowledgeItem("i", null)).ThenRefused("item-done").When(command with { To = Person("dan") }).ThenRefused("item-done");

        static ChecklistItem Item(LaunchScenario scenario) => scenario.Gate("a").FindItem("i")!;
    }

    private static LaunchScenario Opened() => LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo")));
}
