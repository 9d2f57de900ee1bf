using CsCheck;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.GoNoGo;

public sealed class RollCallTests
{
    private static readonly PlaybookRole[] Roles = [new("vp", "Vice president", "leadership"), new("eng", "Engineering lead", "engineering"), new("ops", "Operations lead", "engineering"), new("legal", "Counsel", "legal")];

    [Fact]
    public void It_lists_everybody_by_team_with_what_they_say_and_what_would_decide_it_now()
    {
        var scenario = Asked(Gate("go", "vp", "eng").Optional("ops", "legal"))
            .WhenSigns("v1", "eng", "go", vote => vote with { Comment = "Tested.", Conditions = [new ConditionDraft("Write the runbook", Person("eve"), Now.AddDays(9))] })
            .WhenDecides("legal", "go", SignOffDecision.Abstain);
        var call = RollCall.Of(scenario.Launch, Roles, Now);

        var gate = Assert.Single(call.Gates);
        Assert.Equal((RollCallOutcome.Open, RollCallOutcome.Open), (call.Outcome, gate.Outcome));
        Assert.Equal(["leadership: vp NotCalled required", "engineering: eng ConditionalGo required, ops NotCalled optional", "legal: legal Abstained optional"], gate.Teams.Select(Describe));
        Assert.Equal("Everybody who is required has to say go. A single no-go stops the launch.", gate.Rule);
        Assert.Equal("1 of 2 has said go; a go of leadership (vp@contoso.example) decides it now, and so does a no-go of anybody.", gate.Next);
        var entry = gate.Teams[1].Calls[0];
        Assert.Equal(("Tested.", Now, "v1"), (entry.Comment, entry.At, entry.SignOffId));
        Assert.Equal(("Write the runbook", Person("eve"), false, false), (entry.Conditions[0].What, entry.Conditions[0].Owner, entry.Conditions[0].IsMet, entry.Conditions[0].IsMissed));
    }

    [Fact]
    public void It_says_who_is_still_to_be_called_where_nobody_decides_it_alone()
    {
        var next = RollCall.Of(Asked(Gate("go", "vp", "eng", "legal")).WhenApproves("vp", "go").Launch, Roles, Now).Gates[0].Next;
        Assert.Equal("1 of 3 has said go; engineering (eng@contoso.example) and legal (legal@contoso.example) are still to be called.", next);
    }

    [Fact]
    public void A_call_is_told_in_whose_place_it_is()
    {
        var scenario = Asked(Gate("go", "vp", "eng")).When(new ReassignApprover("go", Person("eng"), Person("zoe"), [], "They left."));
        Assert.Equal(Person("eng"), RollCall.Of(scenario.Launch, Roles, Now).Gates[0].Teams.SelectMany(team => team.Calls).Single(call => call.Person == Person("zoe")).OnBehalfOf);
    }

    [Fact]
    public void A_call_and_its_conditions_tell_who_said_it_in_whose_place()
    {
        var absence = new Core.People.Absence(Person("vp"), new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 31), Person("deputy"));
        var scenario = Asked(Gate("go", "vp", "eng")).When(new Core.People.RecordAbsences([Person("vp")], [absence]));
        Assert.Contains("leadership (vp@contoso.example, or deputy@contoso.example in their place)", RollCall.Of(scenario.Launch, Roles, Now).Gates[0].Next, StringComparison.Ordinal);

        scenario.WhenSigns("v1", "deputy", "go", vote => vote with { Conditions = [new ConditionDraft("Write the runbook", Person("eve"), Now.AddDays(9))] });
        var entry = RollCall.Of(scenario.Launch, Roles, Now).Gates[0].Teams[0].Calls[0];
        Assert.Equal((Person("vp"), Person("deputy"), Person("deputy"), 1), (entry.Person, entry.DecidedBy, entry.StandIn, entry.Conditions.Count));
        var item = scenario.Gate("go").Items.Single(item => item.IsCondition);
        Assert.Equal((Person("vp"), "Condition of the approval of deputy@contoso.example in place of vp@contoso.example."), (item.GivenBy, item.Guidance));
        Assert.Equal(Person("vp"), scenario.Audit.Last(one => one.Action == "gate.conditionsAdded").OnBehalfOf);

        scenario.WhenSigns("n1", "deputy", "go", vote => vote with { Decision = SignOffDecision.Reject, Replaces = "v1", Comment = "No." });
        Assert.Equal((Person("deputy"), Person("vp")), (scenario.Launch.NoGo!.By, scenario.Launch.NoGo.InPlaceOf));
    }

    [Fact]
    public void Its_outcome_follows_the_launch()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook(Gate("go", "vp")));
        Assert.Equal(RollCallOutcome.NotOpen, Outcome(scenario));
        scenario.WhenApproves("ana", "a").When(new OpenNextPhase());
        Assert.Equal(RollCallOutcome.Open, Outcome(scenario));
        scenario.WhenSigns("v1", "vp", "go", vote => vote with { Conditions = [new ConditionDraft("Write the runbook", Person("eve"), Now.AddDays(9))] });
        Assert.Equal(RollCallOutcome.ConditionalGo, Outcome(scenario));
        scenario.WhenDone("go-r1-c1");
        Assert.Equal(RollCallOutcome.Go, Outcome(scenario));
        scenario.When(new OpenNextPhase()).WhenSigns("n1", "vp", "go", vote => vote with { Decision = SignOffDecision.Reject, Replaces = "v1", Comment = "No." });
        Assert.Equal(RollCallOutcome.NoGo, Outcome(scenario));
    }

    /// <summary>Against a count of heads: a no-go decides; otherwise it is a go once so many have said so as the rule asks for, and a no-go once they can't any more.</summary>
    [Fact]
    public void Its_outcome_is_that_of_an_independent_count_over_random_calls()
    {
        var calls = Gen.Select(Gen.Bool, Gen.Frequency((4, Gen.Const(SignOffDecision.Approve)), (1, Gen.Const(SignOffDecision.Reject)), (2, Gen.Const(SignOffDecision.Abstain)), (2, Gen.Const(SignOffDecision.Withdraw)))).Array[1, 6];
        Gen.Select(calls, Gen.Enum<Quorum>(), Gen.Int[1, 6], Gen.Int[1, 100], Gen.Bool).Sample((people, quorum, count, percent, veto) =>
        {
            var needed = quorum == Quorum.Count ? Math.Min(count, people.Length) : (int)Math.Ceiling(people.Length * percent / 100m);
            var gate = Gate("go") with
            {
                Approvers = [.. people.Select((person, index) => new PlaybookApprover($"p{index}", person.Item1))],
                Policy = new GatePolicy(quorum) { Veto = veto, Count = quorum == Quorum.Count ? needed : null, Percent = quorum == Quorum.Percent ? percent : null },
            };
            var scenario = Asked(gate);
            for (var index = 0; index < people.Length; index++)
            {
                // Withdraw stands for whoever says nothing.
                if (people[index].Item2 != SignOffDecision.Withdraw)
                {
                    scenario.WhenDecides($"p{index}", "go", people[index].Item2);
                }
            }

            Assert.Equal(Count([.. people.Select(person => (person.Item1, person.Item2))], quorum, needed), Outcome(scenario));
        }, iter: 1000);
    }

    private static RollCallOutcome Count((bool IsRequired, SignOffDecision Says)[] people, Quorum quorum, int needed)
    {
        // One after the other: what is decided stays so, but for a no-go after a go.
        for (var called = 1; called <= people.Length; called++)
        {
            var said = people.Select((person, index) => index < called && person.Says != SignOffDecision.Withdraw ? person.Says : (SignOffDecision?)null).ToArray();
            if (said.Contains(SignOffDecision.Reject) || !Suffices(said.Select(one => one is null or SignOffDecision.Approve)))
            {
                return RollCallOutcome.NoGo;
            }

            if (Suffices(said.Select(one => one == SignOffDecision.Approve)))
            {
                return people[called..].Any(person => person.Says == SignOffDecision.Reject) ? RollCallOutcome.NoGo : RollCallOutcome.Go;
            }
        }

        return RollCallOutcome.Open;

        bool Suffices(IEnumerable<bool> goes)
        {
            var go = goes.ToArray();
            var required = Enumerable.Range(0, people.Length).Where(index => people[index].IsRequired).ToArray();
            return quorum switch
            {
                Quorum.Any => go.Any(one => one),
                Quorum.All => required.Length > 0 ? required.All(index => go[index]) : go.All(one => one),
                _ => go.Count(one => one) >= needed && required.All(index => go[index]),
            };
        }
    }

    private static string Describe(RollCallTeam team) => $"{team.Team}: {string.Join(", ", team.Calls.Select(call => $"{call.Role} {call.Call} {(call.Required ? "required" : "optional")}"))}";

    private static RollCallOutcome Outcome(LaunchScenario scenario) => RollCall.Of(scenario.Launch, Roles, scenario.Now).Outcome;

    private static Playbook Playbook(PlaybookGate go) => new PlaybookBuilder().Phase("readiness", Gate("a", "ana")).GoNoGo(go).Build();

    private static LaunchScenario Asked(PlaybookGate go) => LaunchScenario.GivenOpened(Playbook(go)).WhenApproves("ana", "a").When(new OpenNextPhase()).ThenLaunch(LaunchStatus.GoNoGo);
}
