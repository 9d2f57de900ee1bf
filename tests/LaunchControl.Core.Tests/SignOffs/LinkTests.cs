using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

public sealed class LinkTests
{
    [Fact]
    public void The_holder_of_a_link_gets_a_fresh_one_once_an_hour_and_so_many_times()
    {
        var scenario = Opened();
        scenario.At(Now.AddMinutes(59)).When(Renew(scenario)).ThenNothingChanged();
        for (var renewal = 1; renewal <= 5; renewal++)
        {
            var old = Renew(scenario);
            scenario.At(Now.AddHours(renewal)).When(old).ThenMailed(MailKind.SignOffRequested, Person("ana")).When(old).ThenNothingChanged();
        }

        scenario.At(Now.AddHours(9)).When(Renew(scenario)).ThenNothingChanged()
            .When(new RenewLink("a", Person("ana"), null)).ThenMailed(MailKind.SignOffRequested, Person("ana"));
    }

    [Fact]
    public void Nobody_gets_a_fresh_link_who_has_none_or_has_voted()
    {
        var scenario = Opened().At(Now.AddHours(1));
        scenario.When(new RenewLink("a", Person("ana"), "guessed")).ThenNothingChanged()
            .When(new RenewLink("a", Person("mallory"), null)).ThenRefused("not-an-approver")
            .When(new RenewLink("elsewhere", Person("ana"), null)).ThenRefused("gate-not-found");
        var link = Renew(scenario);
        scenario.WhenApproves("ana", "a").When(link).ThenNothingChanged();
    }

    [Fact]
    public void A_revoked_link_is_renewed_by_the_owner_alone()
    {
        var scenario = Opened().When(new RevokeLinks("a", Person("ana"), "Forwarded.")).ThenAccepted().At(Now.AddHours(1));
        Assert.NotNull(scenario.Approver("a", "ana").LinkRevokedAt);
        Assert.Null(scenario.Approver("a", "bo").LinkRevokedAt);
        scenario.When(new RevokeLinks("a", Person("ana"), "Forwarded.")).ThenNothingChanged().When(Renew(scenario)).ThenNothingChanged()
            .When(new RenewLink("a", Person("ana"), null)).ThenAccepted();
        Assert.Null(scenario.Approver("a", "ana").LinkRevokedAt);
        scenario.When(new RevokeLinks("a", null, "A leak.")).ThenAccepted();
        Assert.All(scenario.Gate("a").Approvers, approver => Assert.NotNull(approver.LinkRevokedAt));
        scenario.When(new RevokeLinks("a", null, null)).ThenRefused("reason-required").When(new RevokeLinks("a", Person("mallory"), "A leak.")).ThenRefused("not-an-approver");
    }

    [Fact]
    public void Who_takes_over_is_asked_and_who_hands_over_signs_no_more()
    {
        var command = new ReassignApprover("a", Person("ana"), Person("zoe"), [], "Left.");
        var scenario = Opened().WhenApproves("ana", "a").When(command).ThenMailed(MailKind.SignOffRequested, Person("zoe")).When(command).ThenNothingChanged();
        Assert.Null(scenario.Gate("a").FindApprover(Person("ana")));
        scenario.WhenApproves("bo", "a").ThenGate("a", GateStatus.InReview).WhenApproves("ana", "a").ThenRefused("not-an-approver")
            .WhenApproves("zoe", "a").ThenGate("a", GateStatus.Approved).When(command with { From = Person("bo"), To = Person("yan") }).ThenRefused("gate-passed");
    }

    [Fact]
    public void A_reassignment_outlives_a_change_of_people_and_one_back_ends_it()
    {
        var scenario = Opened().When(new ReassignApprover("a", Person("ana"), Person("zoe"), [], "Left."))
            .When(new ChangePeople(new Dictionary<string, IReadOnlyList<string>> { ["ana"] = [Person("ana"), Person("eve")] }, [], null)).ThenMailed(MailKind.SignOffRequested, Person("eve"));
        Assert.Equal([Person("zoe"), Person("eve"), Person("bo")], People(scenario));
        scenario.When(new ReassignApprover("a", Person("zoe"), Person("ana"), [], "Back.")).ThenAccepted();
        Assert.Equal([Person("ana"), Person("eve"), Person("bo")], People(scenario));

        static IEnumerable<string> People(LaunchScenario scenario) => scenario.Gate("a").Approvers.Select(approver => approver.Person);
    }

    [Fact]
    public void Only_somebody_who_would_be_asked_now_can_be_replaced()
    {
        var people = new Dictionary<string, IReadOnlyList<string>> { ["vp"] = [Person("eve")] };
        var scenario = LaunchScenario.GivenScheduled(WithGates(Gate("a", "ana"))).When(new ChangePeople(people, [], null)).ThenAccepted();
        var go = scenario.Approver("go", "vp").Vote!.SignOffId;
        scenario.WhenSigns("no-go", "vp", "go", vote => vote with { Decision = SignOffDecision.Reject, Comment = "An outage.", Replaces = go }).ThenGate("go", GateStatus.NeedsWork);

        scenario.When(new ReassignApprover("go", Person("vp"), Person("zoe"), [], "Left.")).ThenRefused("invalid-request");
        var command = new ReassignApprover("go", Person("eve"), Person("zoe"), [], "Left.");
        scenario.When(command).ThenAccepted().When(command).ThenNothingChanged();
        Assert.Equal([Person("zoe")], scenario.Gate("go").Approvers.Select(approver => approver.Person));
    }

    [Fact]
    public void A_reassignment_tells_all_its_faults()
    {
        var scenario = Opened().When(new ReassignApprover("a", "mallory", Owner, [], " ")).ThenRefused("invalid-request");
        Assert.Equal(["/from", "/reason", "/to"], scenario.Outcome!.Refusal!.Faults.Keys.Order());
        scenario.When(new ReassignApprover("a", Person("ana"), Person("bo"), [], "Left.")).ThenRefused("invalid-request");
    }

    private static LaunchScenario Opened() => LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo")));

    private static RenewLink Renew(LaunchScenario scenario) => new("a", Person("ana"), scenario.Approver("a", "ana").LinkNonce);
}
