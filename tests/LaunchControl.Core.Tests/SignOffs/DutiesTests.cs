using CsCheck;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

/// <summary>Who may sign what, and whether anybody can. CsCheck prints the seed of a failure; <c>CsCheck_Seed</c> replays it.</summary>
public sealed class DutiesTests
{
    private static readonly Gen<GatePolicy> Policies = Gen.OneOf(
        Gen.OneOfConst(new GatePolicy(Quorum.Any), new GatePolicy(Quorum.All)),
        Gen.Int[1, 4].Select(count => new GatePolicy(Quorum.Count) { Count = count }),
        Gen.Int[1, 100].Select(percent => new GatePolicy(Quorum.Percent) { Percent = percent }));

    // Each person of four has no part in a gate, an optional or a required one.
    private static readonly Gen<(GatePolicy Policy, int[] Parts)> Gates = Gen.Select(Policies, Gen.Int[0, 2].Array[4]);

    [Fact]
    public void The_launch_owner_never_signs()
    {
        var playbook = WithGates(Gate("a", "ana", "bo").Any());
        var people = RequestFor(playbook).People.ToDictionary();
        people["bo"] = [Owner];
        var scenario = LaunchScenario.GivenStarted(playbook, RequestFor(playbook) with { People = people }).When(new OpenNextPhase());
        Assert.Equal([Person("ana")], scenario.Gate("a").Approvers.Select(approver => approver.Person));
        scenario.When(new RecordSignOff("v1", "a", 1, Owner, SignOffDecision.Approve, null, Now)).ThenRefused("not-an-approver");
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Whoever_approved_one_gate_can_not_approve_the_other_whichever_of_the_two_says_so(string first, string second) =>
        Apart().WhenApproves("ana", first).ThenGate(first, GateStatus.Approved)
            .WhenApproves("ana", second).ThenRefused("separation-of-duties")
            .WhenDecides("ana", second, SignOffDecision.Abstain).ThenAccepted()
            .WhenApproves("bo", second).ThenGate(second, GateStatus.Approved);

    [Fact]
    public void An_approval_that_does_not_count_stands_in_nobodys_way()
    {
        Apart().WhenSigns("v1", "ana", "c").WhenSigns("w1", "ana", "c", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1" }).WhenApproves("ana", "b").ThenAccepted();
        Apart().WhenApproves("ana", "c").WhenRejects("bo", "c").WhenApproves("ana", "b").ThenAccepted();
        Apart().WhenApproves("ana", "c").When(new OverrideGate("c", "The outage.")).WhenApproves("ana", "b").ThenAccepted();
    }

    [Fact]
    public void Two_gates_can_both_pass_exactly_when_some_people_for_each_do_it() => Gen.Select(Gates, Gates).Sample((one, other) =>
    {
        var (gate, second) = (Of("one", one), Of("other", other));
        var expected = Subsets(gate.Approvers).Any(signing => QuorumRule.IsMet(gate.Policy, gate.Approvers, signing)
            && Subsets(second.Approvers).Any(others => QuorumRule.IsMet(second.Policy, second.Approvers, others) && !others.Select(Name).Intersect(signing.Select(Name)).Any()));
        Assert.Equal(expected, SeparationOfDuties.CanBothPass(gate, gate.Approvers, second, second.Approvers) && gate.Approvers.Count > 0 && second.Approvers.Count > 0);
    }, iter: 3000);

    [Fact]
    public void A_gate_can_be_satisfied_exactly_when_some_approvals_of_those_who_are_there_pass_it() => Gen.Select(Gates, Gen.Bool.Array[4], Gen.Int[0, 4]).Sample((given, away, owner) =>
    {
        var gate = Of("a", given);
        if (gate.Approvers.Count == 0)
        {
            return;
        }

        var playbook = WithGates(new PlaybookGate { Id = "a", Name = "A", Team = "team", Due = "L-7d", Policy = gate.Policy, Approvers = gate.ApproverRoles });
        var request = RequestFor(playbook) with { Owner = owner < 4 ? Person($"p{owner}") : Owner };
        var launch = LaunchScenario.GivenStarted(playbook, request).Launch;
        var due = DateOnly.FromDateTime(launch.Gates[0].DueAt.DateTime);
        List<Absence> absences = [.. Enumerable.Range(0, 4).Where(index => away[index]).Select(index => new Absence(Person($"p{index}"), due.AddDays(-30), due))];

        var there = launch.Gates[0].Approvers.Where(approver => absences.All(absence => absence.Person != approver.Person)).ToList();
        var isOwnerNeeded = gate.Policy.Quorum != Quorum.Any && gate.Approvers.Any(approver => approver.Required && approver.Person == launch.Owner);
        var expected = !isOwnerNeeded && Subsets(there).Any(signing => QuorumRule.IsMet(gate.Policy, launch.Gates[0].Approvers, signing));
        Assert.Equal(expected, Satisfiability.WhyNot(launch, launch.Gates[0], absences, Now) is null);
    }, iter: 1000);

    [Fact]
    public void Of_two_who_are_away_with_the_same_delegate_one_has_a_stand_in()
    {
        var launch = LaunchScenario.GivenStarted(WithGates(Gate("a", "ana", "bo"))).Launch;
        var due = DateOnly.FromDateTime(launch.Gates[0].DueAt.DateTime);
        Absence Away(string person, string? stand) => new(Person(person), due.AddDays(-30), due, stand is null ? null : Person(stand));

        Assert.Null(Satisfiability.WhyNot(launch, launch.Gates[0], [Away("ana", "zoe")], Now));
        Assert.Null(Satisfiability.WhyNot(launch, launch.Gates[0], [Away("ana", "zoe"), Away("bo", "yan")], Now));
        Assert.NotNull(Satisfiability.WhyNot(launch, launch.Gates[0], [Away("ana", "zoe"), Away("bo", "zoe")], Now));
        Assert.NotNull(Satisfiability.WhyNot(launch, launch.Gates[0], [Away("ana", "bo")], Now));
        Assert.NotNull(Satisfiability.WhyNot(launch, launch.Gates[0], [Away("ana", "zoe"), Away("zoe", null)], Now));
    }

    [Fact]
    public void Two_gates_that_nobody_can_sign_are_mended_one_after_the_other()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo")));
        var due = DateOnly.FromDateTime(scenario.Gate("a").DueAt.DateTime);
        Absence[] away = [.. new[] { "ana", "bo", "cy" }.Select(person => new Absence(Person(person), due.AddDays(-30), due))];
        scenario.When(new ReassignApprover("a", Person("ana"), Person("zoe"), away, "Away.")).ThenAccepted()
            .When(new ReassignApprover("a", Person("zoe"), Person("cy"), away, "Away.")).ThenRefused("gate-unsatisfiable")
            .When(new ReassignApprover("b", Person("bo"), Person("yan"), away, "Away.")).ThenAccepted();
    }

    private static LaunchScenario Apart() => LaunchScenario.GivenOpened(WithGates(
        Gate("a", "ana").Any().Optional("bo"), Gate("b", "ana").Any().Optional("bo").Rules(policy => policy with { DistinctFrom = ["a", "c"] }), Gate("c", "ana", "bo")));

    private static string Name(Approver approver) => approver.Person;

    private static Gate Of(string id, (GatePolicy Policy, int[] Parts) given)
    {
        List<PlaybookApprover> roles = [.. given.Parts.Select((part, index) => (part, index)).Where(one => one.part > 0).Select(one => new PlaybookApprover($"p{one.index}", one.part == 2))];
        return new Gate
        {
            Id = id,
            PhaseId = "p",
            Name = id,
            Team = "team",
            DueAt = Now,
            Policy = given.Policy,
            ApproverRoles = roles,
            Approvers = [.. roles.Select(role => new Approver { Person = Person(role.Role), Role = role.Role, Required = role.Required })],
        };
    }

    private static IEnumerable<List<Approver>> Subsets(IReadOnlyList<Approver> approvers) =>
        Enumerable.Range(0, 1 << approvers.Count).Select(mask => approvers.Where((_, index) => (mask >> index & 1) == 1).ToList());
}
