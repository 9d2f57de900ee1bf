using LaunchControl.Core.Auditing;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Retrospectives;

/// <summary>Nobody is named late for what they were not asked, or could not do.</summary>
public sealed class LatenessTests
{
    private static readonly DateTimeOffset Due = LaunchAt.AddDays(-20);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_comes_second_in_an_ordered_gate_and_was_never_asked_is_not_late_when_it_is_passed_without_them(bool isOverridden)
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookWith(policy => policy with { Sequential = true })).At(Due.AddDays(2));
        scenario.When(isOverridden ? new OverrideGate("a", "The outage leaves no time.") : new WaiveGate("a", "The risk is ours.", null), Person("ana")).ThenAccepted();

        Assert.Equal([(Person("ana"), null, 2d)], Late(scenario));
    }

    [Fact]
    public void Whoever_comes_second_in_an_ordered_gate_is_late_only_if_their_turn_came_in_time()
    {
        var playbook = PlaybookWith(policy => policy with { Sequential = true });
        var late = LaunchScenario.GivenOpened(playbook).At(Due.AddDays(3)).WhenApproves("ana", "a").At(Due.AddDays(4)).WhenApproves("cid", "a");
        Assert.Equal([(Person("ana"), Due.AddDays(3), 3d)], Late(late));

        var asked = LaunchScenario.GivenOpened(playbook).At(Due.AddDays(-3)).WhenApproves("ana", "a").At(Due.AddDays(4)).WhenApproves("cid", "a");
        Assert.Equal([(Person("cid"), Due.AddDays(4), 4d)], Late(asked));
    }

    [Fact]
    public void A_reassignment_after_the_due_date_excuses_who_came_new_and_nobody_else()
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookWith(policy => policy)).At(Due.AddDays(3))
            .When(new ReassignApprover("a", Person("ana"), Person("bea"), [], "On leave.")).ThenAccepted()
            .At(Due.AddDays(4)).WhenApproves("cid", "a").WhenApproves("bea", "a").ThenGate("a", GateStatus.Approved);

        Assert.Equal([(Person("cid"), Due.AddDays(4), 4d)], Late(scenario));
    }

    [Fact]
    public void Whoever_let_a_round_expire_was_asked_in_its_time()
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookWith(policy => policy with { ExpiresAfter = "P5D" })).At(Due.AddDays(-1)).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Expired);
        scenario.At(Due.AddDays(3)).When(new RequestReview("a", null)).ThenAccepted().At(Due.AddDays(4)).WhenApproves("ana", "a").WhenApproves("cid", "a");

        Assert.Equal([(Person("ana"), Due.AddDays(4), 4d), (Person("cid"), Due.AddDays(4), 4d)], Late(scenario));
    }

    [Fact]
    public void Whoever_found_the_gate_returned_for_work_at_its_due_date_is_not_late_with_the_next_round()
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookWith(policy => policy)).At(Due.AddDays(-5)).WhenRejects("ana", "a").ThenGate("a", GateStatus.NeedsWork);
        scenario.At(Due.AddDays(3)).When(new RequestReview("a", null)).ThenAccepted().WhenApproves("ana", "a").WhenApproves("cid", "a");

        Assert.Empty(Late(scenario));
    }

    [Fact]
    public void The_time_on_hold_is_nobodys()
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookWith(policy => policy)).At(Due.AddDays(-2)).When(new HoldLaunch("The vendor is late.")).ThenAccepted()
            .At(Due.AddDays(6)).When(new ResumeLaunch("The vendor is back.")).ThenAccepted().WhenApproves("ana", "a").At(Due.AddDays(7)).WhenApproves("cid", "a");

        Assert.Equal([(Person("cid"), Due.AddDays(7), 1d)], Late(scenario));
        var report = Report(scenario);
        Assert.Equal(1d, report.Gates.Single(gate => gate.Id == "a").LateDays);
        Assert.Equal((1, 1d, "Gate a"), (report.Teams[0].Late, report.Teams[0].WorstLateDays, report.Teams[0].WorstGate));
    }

    [Fact]
    public void Half_an_hour_is_late_too()
    {
        var scenario = LaunchScenario.GivenOpened(PlaybookWith(policy => policy)).WhenApproves("ana", "a").At(Due.AddMinutes(30)).WhenApproves("cid", "a");

        var late = Assert.Single(Late(scenario));
        Assert.Equal((Person("cid"), 30d), (late.Person, Math.Round(late.LateDays * 24 * 60, 6)));
        Assert.Equal((1, "Gate a"), (Report(scenario).Teams[0].Late, Report(scenario).Teams[0].WorstGate));
    }

    [Fact]
    public void An_entry_whose_subject_somebody_shortened_is_passed_over()
    {
        var trail = new TrailReview();
        foreach (var action in new[] { "gate.signOffRequested", "gate.nextAsked", "item.conditionMissed" })
        {
            trail.Add(new AuditEntry { Sequence = 1, At = Now, Actor = Owner, Channel = Channel.Api, Action = action, Subject = "x", Summary = "Tampered." });
        }

        Assert.False(trail.IsMissed("x"));
    }

    private static Playbook PlaybookWith(Func<GatePolicy, GatePolicy> policy) =>
        WithGates(Gate("a", "ana", "cid").DueAt("L-20d").Rules(policy) with { WaivableBy = ["ana"], OverridableBy = ["ana"] });

    private static IEnumerable<(string Person, DateTimeOffset? DoneAt, double LateDays)> Late(LaunchScenario scenario) =>
        from late in Report(scenario).Late
        from work in late.Work
        where work.Subject == "gate/a"
        orderby late.Person
        select (late.Person, work.DoneAt, work.LateDays);

    private static Retrospective Report(LaunchScenario scenario)
    {
        var trail = new TrailReview();
        scenario.WhenEverybodyApproves().At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.Live);
        scenario.Audit.ForEach(trail.Add);
        return RetrospectiveBuilder.Build(new RetrospectiveInput(scenario.Launch, trail, [], new FeedbackSummary(0, 0, 0, 0), LaunchAt.AddDays(3)));
    }
}
