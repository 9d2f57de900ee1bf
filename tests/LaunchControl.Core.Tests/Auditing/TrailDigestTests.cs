using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Tests.Simulations;

namespace LaunchControl.Core.Tests.Auditing;

public sealed class TrailDigestTests
{
    [Fact]
    public void Decisions_of_every_round_are_kept_also_those_taken_back()
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana", "ben")))
            .WhenSigns("v1", "ana", "a")
            .WhenSigns("v2", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1", Comment = "Too early." })
            .WhenSigns("v3", "ben", "a", vote => vote with { Decision = SignOffDecision.Reject, Comment = "Not yet." })
            .When(new RequestReview("a", null))
            .When(new ReassignApprover("a", StartLaunchBuilder.Person("ben"), StartLaunchBuilder.Person("eve"), [], "On leave."))
            .WhenSigns("v4", "ana", "a")
            .WhenSigns("v5", "eve", "a");

        var digest = Digest(scenario);

        Assert.Equal(
            [
                (1, "ana", SignOffDecision.Approve, null), (1, "ana", SignOffDecision.Withdraw, null), (1, "ben", SignOffDecision.Reject, null),
                (2, "ana", SignOffDecision.Approve, null), (2, "eve", SignOffDecision.Approve, "ben"),
            ],
            digest.SignOffs.Where(vote => vote.GateId == "a").Select(vote => (vote.Round, Name(vote.Person)!, vote.Decision, Name(vote.OnBehalfOf))));
        Assert.Equal(["Too early.", "Not yet."], digest.SignOffs.Select(vote => vote.Comment).OfType<string>());
    }

    [Fact]
    public void Waivers_and_overrides_are_kept_with_their_end()
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana").Items("a1"), GateBuilder.Gate("b", "ben")))
            .When(new WaiveItem("a1", "The risk is ours.", null), "risk@contoso.example")
            .When(new ReopenItem("a1", "It is not."))
            .When(new OverrideGate("b", "The outage leaves no time."), "vp@contoso.example");

        Assert.Equal(
            [("item/a1", false, true, "The risk is ours."), ("item/a1", false, false, "It is not."), ("gate/b", true, true, "The outage leaves no time.")],
            Digest(scenario).Waivers.Select(one => (one.Subject, one.IsOverride, one.IsGiven, one.Reason)));
    }

    [Fact]
    public void Every_vote_that_a_launch_holds_is_the_last_of_its_person_in_the_digest() => CsCheck.Check.Sample(LaunchSimulation.Any, run =>
    {
        var scenario = LaunchSimulation.Play(run);
        var digest = Digest(scenario);
        foreach (var gate in scenario.Launch.Gates)
        {
            foreach (var approver in gate.Approvers.Where(approver => approver.Vote is not null))
            {
                var vote = approver.Vote!;
                var last = digest.SignOffs.Last(one => one.GateId == gate.Id && one.Person == (vote.By ?? approver.Person) && (vote.By is null || one.OnBehalfOf == approver.Person));
                Assert.Equal((gate.Round, vote.Decision, vote.DecidedAt), (last.Round, last.Decision, last.DecidedAt));
            }
        }
    }, iter: 100);

    private static TrailDigest Digest(LaunchScenario scenario)
    {
        var digest = new TrailDigest();
        scenario.Audit.ForEach(digest.Add);
        return digest;
    }

    private static string? Name(string? person) => person?.Split('@')[0];
}
