using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Upkeep;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Delegation;

/// <summary>The launch's first day is Mon 4 Jan 2027, where it is morning in New York.</summary>
public sealed class StandInTests
{
    private static readonly DateOnly Today = new(2027, 1, 4);

    [Fact]
    public void A_delegate_is_asked_with_a_link_of_their_own_and_one_decision_counts_for_both()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy").ThenMailed(MailKind.StandInAsked, Person("deputy"));
        var approver = scenario.Approver("a", "ana");
        Assert.Equal((Person("deputy"), Today.AddDays(3)), (approver.StandIn!.Person, approver.StandIn.Until));
        Assert.NotEqual(approver.LinkNonce, approver.StandIn.LinkNonce);

        scenario.WhenApproves("deputy", "a").ThenMailed(MailKind.NoLongerNeeded, Person("ana")).ThenGate("a", GateStatus.InReview);
        var entry = scenario.Audit.Last(entry => entry.Action == "signOff.recorded");
        Assert.Equal((Person("deputy"), Person("ana")), (scenario.Approver("a", "ana").Vote!.By, entry.OnBehalfOf));
        Assert.Contains("in place of ana@contoso.example", entry.Summary, StringComparison.Ordinal);

        scenario.WhenApproves("ana", "a").ThenNothingChanged().WhenRejects("ana", "a").ThenRefused("already-recorded");
        Assert.StartsWith("The decision of deputy@contoso.example in place of ana@contoso.example on", scenario.Outcome!.Refusal!.Message, StringComparison.Ordinal);
        scenario.WhenApproves("bo", "a").ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void Who_is_away_may_decide_all_the_same_and_the_stand_in_is_let_go()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy").WhenApproves("ana", "a").ThenMailed(MailKind.NoLongerNeeded, Person("deputy"));
        Assert.Null(scenario.Approver("a", "ana").Vote!.By);
        scenario.WhenRejects("deputy", "a").ThenRefused("already-recorded");
    }

    [Fact]
    public void Either_of_the_two_changes_the_common_decision_by_naming_it()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy").WhenSigns("v1", "deputy", "a")
            .WhenSigns("v2", "ana", "a", vote => vote with { Replaces = "v1" }).ThenAccepted();
        Assert.Equal(("v2", null), (scenario.Approver("a", "ana").Vote!.SignOffId, scenario.Approver("a", "ana").Vote!.By));
        scenario.WhenSigns("v3", "deputy", "a", vote => vote with { Replaces = "v2" }).ThenAccepted().WhenSigns("v1", "deputy", "a").ThenNothingChanged();
        Assert.Equal(Person("deputy"), scenario.Approver("a", "ana").Vote!.By);
    }

    [Fact]
    public void It_begins_and_ends_with_the_absence_at_midnight_where_the_launch_is()
    {
        var scenario = Away(Opened(), "ana", 2, 3, "deputy").ThenAccepted();
        Assert.Null(scenario.Approver("a", "ana").StandIn);
        var begin = new DateTimeOffset(2027, 1, 6, 0, 0, 0, TimeSpan.FromHours(-5));
        Assert.Equal(begin, GateDecider.NextDeadline(scenario.Launch, scenario.Gate("a"), Now));
        Assert.Equal(begin, Evaluation.NextAt(scenario.Launch, Now));

        scenario.At(begin.AddTicks(-1)).When(new EvaluateGate("a")).ThenNothingChanged()
            .At(begin).When(new EvaluateGate("a")).ThenMailed(MailKind.StandInAsked, Person("deputy")).When(new EvaluateGate("a")).ThenNothingChanged();
        var end = begin.AddDays(2);
        Assert.Equal(end, GateDecider.NextDeadline(scenario.Launch, scenario.Gate("a"), begin));
        scenario.At(end).WhenApproves("deputy", "a").ThenRefused("stand-in-over")
            .When(new EvaluateGate("a")).ThenMailed(MailKind.NoLongerNeeded, Person("deputy")).WhenApproves("deputy", "a").ThenRefused("stand-in-over");
        Assert.Null(scenario.Approver("a", "ana").StandIn);
        Assert.Contains("ana@contoso.example is back", scenario.Intents.OfType<SendMailIntent>().Last(mail => mail.Mail == MailKind.NoLongerNeeded).News, StringComparison.Ordinal);
        scenario.WhenApproves("ana", "a").ThenAccepted();
    }

    [Fact]
    public void A_decision_in_time_stays_when_the_approver_is_back()
    {
        var scenario = Away(Opened(), "ana", 0, 0, "deputy").WhenApproves("deputy", "a").At(Now.AddDays(2)).When(new EvaluateGate("a")).WhenApproves("bo", "a").ThenGate("a", GateStatus.Approved);
        Assert.Equal(Person("deputy"), scenario.Approver("a", "ana").Vote!.By);
    }

    [Fact]
    public void Taking_the_absence_back_ends_it_at_once()
    {
        var scenario = Away(Opened(), "ana", 0, 9, "deputy").When(new RecordAbsences([Person("ana")], [])).ThenMailed(MailKind.NoLongerNeeded, Person("deputy"))
            .When(new RecordAbsences([Person("ana")], [])).ThenNothingChanged();
        Assert.Null(scenario.Approver("a", "ana").StandIn);
        Assert.Equal("signOff.standInEnded", scenario.Audit[^1].Action);
    }

    [Fact]
    public void Another_delegate_takes_the_place_of_the_first_and_a_longer_absence_keeps_them()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy");
        var nonce = scenario.Approver("a", "ana").StandIn!.LinkNonce;
        Away(scenario, "ana", 0, 5, "deputy").ThenMailed(MailKind.StandInAsked);
        Assert.Equal((nonce, Today.AddDays(5)), (scenario.Approver("a", "ana").StandIn!.LinkNonce, scenario.Approver("a", "ana").StandIn!.Until));
        Away(scenario, "ana", 0, 5, "other").ThenMailed(MailKind.StandInAsked, Person("other")).ThenMailed(MailKind.NoLongerNeeded, Person("deputy"));
    }

    [Theory]
    [InlineData("pm")] // asks for the sign-off
    [InlineData("bo")] // signs already
    [InlineData(null)]
    public void Where_nobody_can_stand_in_the_owner_is_told_once(string? stand)
    {
        var scenario = Away(Opened(), "ana", 0, 3, stand).ThenMailed(MailKind.NobodyStandsIn, Owner).ThenMailed(MailKind.StandInAsked).When(new EvaluateGate("a")).ThenNothingChanged();
        Away(scenario, "cy", 0, 3, null).ThenMailed(MailKind.NobodyStandsIn);
        scenario.WhenApproves("ana", "a").ThenAccepted();
    }

    [Fact]
    public void Nobody_stands_in_for_two_and_who_is_required_comes_first()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "bo").Optional("ana").Any()));
        Away(Away(scenario, "ana", 0, 3, "deputy"), "bo", 0, 3, "deputy").ThenMailed(MailKind.NobodyStandsIn, Owner);
        Assert.Equal((Person("deputy"), null), (scenario.Approver("a", "ana").StandIn?.Person, scenario.Approver("a", "bo").StandIn?.Person));

        var both = LaunchScenario.GivenOpened(WithGates(Gate("a", "bo").Optional("ana").Any()))
            .When(new RecordAbsences([Person("ana"), Person("bo")], [Absence("ana", 0, 3, "deputy"), Absence("bo", 0, 3, "deputy")]));
        Assert.Equal((null, Person("deputy")), (both.Approver("a", "ana").StandIn?.Person, both.Approver("a", "bo").StandIn?.Person));
    }

    [Fact]
    public void Who_is_away_too_passes_it_on()
    {
        var scenario = Away(Away(Opened(), "deputy", 0, 3, "other"), "ana", 0, 9, "deputy");
        Assert.Equal(Person("deputy"), scenario.Approver("a", "ana").StandIn!.Person); // the launch was not told of the deputy's absence, which did not concern it by then
        scenario.When(new RecordAbsences([Person("ana"), Person("deputy")], [Absence("ana", 0, 9, "deputy"), Absence("deputy", 0, 3, "other")])).ThenMailed(MailKind.StandInAsked, Person("other")).ThenMailed(MailKind.NoLongerNeeded, Person("deputy"));
        scenario.At(Now.AddDays(4)).When(new EvaluateGate("a")).ThenMailed(MailKind.StandInAsked, Person("deputy")).ThenMailed(MailKind.NoLongerNeeded, Person("other"));
    }

    [Fact]
    public void Duties_stay_separate_whoever_signs_in_whose_place()
    {
        var apart = Gate("b", "cy").Rules(policy => policy with { DistinctFrom = ["a"] });
        var scenario = Away(LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo"), apart)), "ana", 0, 3, "cy").WhenApproves("cy", "a").ThenAccepted()
            .WhenApproves("cy", "b").ThenRefused("separation-of-duties");

        // The one whose approval counts may not sign the other gate in somebody's place, nor is asked to.
        Away(scenario, "cy", 0, 3, "ana").ThenMailed(MailKind.StandInAsked).ThenMailed(MailKind.NobodyStandsIn, Owner);
    }

    [Fact]
    public void Whoever_becomes_an_approver_or_the_owner_has_one_voice()
    {
        var people = new Dictionary<string, IReadOnlyList<string>> { ["bo"] = [Person("deputy")] };
        var scenario = Away(Opened(), "ana", 0, 3, "deputy").WhenApproves("deputy", "a").When(new ChangePeople(people, [], null)).ThenAccepted();
        Assert.Null(scenario.Approver("a", "ana").Vote);
        scenario.WhenApproves("deputy", "a").ThenGate("a", GateStatus.InReview).WhenApproves("ana", "a").ThenGate("a", GateStatus.Approved);

        var owned = Away(Opened(), "ana", 0, 3, "deputy").WhenApproves("deputy", "a")
            .When(new ChangePeople(new Dictionary<string, IReadOnlyList<string>> { ["launch-owner"] = [Person("deputy")] }, [], null)).ThenAccepted();
        Assert.Null(owned.Approver("a", "ana").Vote);
        Assert.Null(owned.Approver("a", "ana").StandIn);
    }

    [Fact]
    public void Who_was_replaced_does_not_change_what_they_decided()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy").WhenSigns("v1", "deputy", "a");
        Away(scenario, "ana", 0, 3, "other").WhenSigns("v2", "deputy", "a", vote => vote with { Decision = SignOffDecision.Reject, Comment = "No.", Replaces = "v1" }).ThenRefused("stand-in-over");
        Assert.Null(scenario.Approver("a", "ana").StandIn);
        scenario.WhenSigns("v3", "ana", "a", vote => vote with { Replaces = "v1" }).ThenAccepted();
    }

    [Fact]
    public void After_the_gate_is_approved_only_who_still_stands_in_can_stop_the_launch()
    {
        var playbook = new PlaybookBuilder().Phase("readiness", Gate("a", "ana")).GoNoGo(Gate("go", "vp")).Build();
        var scenario = Away(LaunchScenario.GivenOpened(playbook).WhenApproves("ana", "a").When(new OpenNextPhase()), "vp", 0, 3, "deputy").WhenSigns("v1", "deputy", "go");
        Away(scenario, "vp", 0, 3, "other").WhenSigns("v2", "deputy", "go", vote => vote with { Decision = SignOffDecision.Reject, Comment = "No.", Replaces = "v1" }).ThenRefused("stand-in-over");
    }

    [Fact]
    public void Whoever_could_still_change_one_decision_stands_in_for_nobody_else()
    {
        var scenario = Away(Away(Opened(), "ana", 0, 3, "deputy").WhenApproves("ana", "a"), "bo", 0, 3, "deputy").ThenMailed(MailKind.NobodyStandsIn, Owner);
        Assert.Equal((Person("deputy"), null), (scenario.Approver("a", "ana").StandIn?.Person, scenario.Approver("a", "bo").StandIn?.Person));

        // Back at work, ana needs nobody; the one who is free now is asked.
        scenario.When(new RecordAbsences([Person("ana")], [])).ThenMailed(MailKind.StandInAsked, Person("deputy"));
        Assert.Equal((null, Person("deputy")), (scenario.Approver("a", "ana").StandIn?.Person, scenario.Approver("a", "bo").StandIn?.Person));
    }

    [Fact]
    public void Nobody_is_asked_in_place_of_somebody_who_can_not_sign()
    {
        var apart = Gate("b", "ana", "dan").Any().Rules(policy => policy with { DistinctFrom = ["a"] });
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo"), apart)).WhenApproves("ana", "a");
        Away(scenario, "ana", 0, 3, "deputy").ThenMailed(MailKind.StandInAsked).ThenMailed(MailKind.NobodyStandsIn, Owner);
    }

    [Fact]
    public void One_absence_is_one_audit_entry_however_many_gates_it_touches()
    {
        var scenario = Away(LaunchScenario.GivenOpened(WithGates([.. Enumerable.Range(1, 9).Select(number => Gate($"g{number}", "ana"))])), "ana", 0, 3, "deputy");
        Assert.Equal(["launch.absencesRecorded", "signOff.standInAsked"], scenario.Outcome!.Decision!.Audit.Select(entry => entry.Action));
        Assert.All(Enumerable.Range(1, 9), number => Assert.Contains($"Gate g{number}", scenario.Audit[^1].Summary, StringComparison.Ordinal));
        Away(scenario, "ana", 0, 3, null);
        Assert.Equal(["launch.absencesRecorded", "signOff.nobodyStandsIn", "signOff.standInEnded"], scenario.Outcome!.Decision!.Audit.Select(entry => entry.Action));
    }

    [Fact]
    public void What_a_change_of_people_read_before_is_not_taken_for_those_who_were_there()
    {
        var people = new Dictionary<string, IReadOnlyList<string>> { ["bo"] = [Person("eve")] };
        var scenario = Opened().When(new ChangePeople(people, [Absence("ana", 0, 3, "deputy"), Absence("eve", 0, 3, "dan")], null)).ThenAccepted();
        Assert.Equal(Person("eve"), Assert.Single(scenario.Launch.Absences).Person);
    }

    [Fact]
    public void An_absence_without_end_that_is_stored_already_is_never_waited_for()
    {
        var endless = new Absence(Person("ana"), DateOnly.MinValue, DateOnly.MaxValue, Person("deputy"));
        var scenario = Opened().When(new RecordAbsences([Person("ana")], [endless])).ThenMailed(MailKind.StandInAsked, Person("deputy")).When(new EvaluateGate("a")).ThenNothingChanged();
        Assert.Null(StandInChoice.NextChangeAt(scenario.Launch, scenario.Gate("a"), Now));
    }

    [Fact]
    public void A_new_round_decides_anew_who_stands_in()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy");
        var nonce = scenario.Approver("a", "ana").StandIn!.LinkNonce;
        scenario.WhenRejects("bo", "a").ThenMailed(MailKind.NoLongerNeeded, Person("ana"), Person("deputy"))
            .When(new RequestReview("a", null)).ThenMailed(MailKind.StandInAsked, Person("deputy"));
        Assert.NotEqual(nonce, scenario.Approver("a", "ana").StandIn!.LinkNonce);
        scenario.WhenDecides("deputy", "a", SignOffDecision.Approve, round: 1).ThenRefused("round-superseded");
        scenario.WhenRejects("bo", "a").At(Now.AddDays(5)).When(new RequestReview("a", null)).ThenMailed(MailKind.StandInAsked);
    }

    [Fact]
    public void A_reassignment_ends_both_links_and_tells_both_once()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy").When(new ReassignApprover("a", Person("ana"), Person("zoe"), [], "Left."))
            .ThenMailed(MailKind.NoLongerNeeded, Person("ana"), Person("deputy")).ThenMailed(MailKind.SignOffRequested, Person("zoe"));
        Assert.Contains("zoe@contoso.example signs Gate a in place of ana@contoso.example", scenario.Intents.OfType<SendMailIntent>().Last(mail => mail.To == Person("ana")).News, StringComparison.Ordinal);
        scenario.WhenApproves("deputy", "a").ThenRefused("stand-in-over");
        Assert.Equal(Person("deputy"), Assert.Single(scenario.Gate("a").FormerStandIns).Person);
    }

    [Fact]
    public void A_fresh_link_goes_to_the_stand_in_and_revoking_all_revokes_theirs()
    {
        var scenario = Away(Opened(), "ana", 0, 3, "deputy");
        var old = scenario.Approver("a", "ana").StandIn!.LinkNonce;
        scenario.At(Now.AddHours(1)).When(new RenewLink("a", Person("deputy"), old)).ThenMailed(MailKind.StandInAsked, Person("deputy")).ThenMailed(MailKind.SignOffRequested);
        Assert.NotEqual(old, scenario.Approver("a", "ana").StandIn!.LinkNonce);
        scenario.When(new RevokeLinks("a", Person("deputy"), "A leak.")).ThenAccepted();
        Assert.Equal((true, false), (scenario.Approver("a", "ana").StandIn!.LinkRevokedAt is not null, scenario.Approver("a", "ana").LinkRevokedAt is not null));
        scenario.When(new RevokeLinks("a", null, "A leak.")).ThenAccepted();
        Assert.All(Seats.Of(scenario.Gate("a")), seat => Assert.NotNull(seat.LinkRevokedAt));
    }

    [Fact]
    public void Time_stands_still_for_stand_ins_while_the_launch_is_held()
    {
        var scenario = Away(Opened().When(new HoldLaunch("Wait.")), "ana", 0, 3, "deputy").ThenMailed(MailKind.StandInAsked);
        scenario.When(new ResumeLaunch("Go.")).ThenMailed(MailKind.StandInAsked, Person("deputy"));
    }

    [Fact]
    public void Duties_that_only_a_stand_in_could_keep_apart_are_seen_before_a_change_of_people()
    {
        // Both gates would be signed by cy, for ana and for themselves.
        var apart = Gate("b", "cy").Rules(policy => policy with { DistinctFrom = ["a"] });
        var people = new Dictionary<string, IReadOnlyList<string>> { ["ana"] = [Person("eve")] };
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), apart))
            .When(new ChangePeople(people, [Absence("eve", 0, 90, "cy")], null)).ThenRefused("gate-unsatisfiable")
            .When(new ChangePeople(people, [Absence("eve", 0, 90, "dan"), Absence("dan", 0, 90, "cy")], null)).ThenRefused("gate-unsatisfiable")
            .When(new ChangePeople(people, [Absence("eve", 0, 90, "dan")], null)).ThenMailed(MailKind.StandInAsked, Person("dan"));
    }

    private static LaunchScenario Opened() => LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo")));

    private static LaunchScenario Away(LaunchScenario scenario, string person, int from, int to, string? stand) =>
        scenario.When(new RecordAbsences([Person(person)], [Absence(person, from, to, stand)]));

    private static Absence Absence(string person, int from, int to, string? stand) =>
        new(Person(person), Today.AddDays(from), Today.AddDays(to), stand is null ? null : Person(stand));
}
