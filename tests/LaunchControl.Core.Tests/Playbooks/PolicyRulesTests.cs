using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using static LaunchControl.Core.Tests.Builders.GateBuilder;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>The sign-off rules of a gate that can't be fulfilled or that say nothing.</summary>
public sealed class PolicyRulesTests
{
    private const string Policy = "/phases/0/gates/0/policy";

    private static readonly GatePolicy All = new(Quorum.All);

    [Fact]
    public void Every_member_at_once_is_fine() => Accepts(Gate("a", "ana").Optional("ben"), new GatePolicy(Quorum.Count)
    {
        Count = 1,
        Veto = false,
        Sequential = true,
        DistinctFrom = ["b", "go"],
        SignIn = true,
        ExpiresAfter = "P14D",
        OnExpiry = ExpiryOutcome.Hold,
    });

    [Fact]
    public void A_gate_is_distinct_only_from_other_gates_of_the_playbook_each_named_once()
    {
        Refuses(All with { DistinctFrom = ["b", "a"] }, "distinctFrom/1", "the gate itself");
        Refuses(All with { DistinctFrom = ["nope"] }, "distinctFrom/0", "There is no gate 'nope'");
        Refuses(All with { DistinctFrom = [""] }, "distinctFrom/0", "There is no gate");
        Refuses(All with { DistinctFrom = ["b", "b"] }, "distinctFrom/1", "already");
        Refuses(All with { DistinctFrom = [.. Enumerable.Range(0, 51).Select(number => $"x{number}")] }, "distinctFrom", "50");
    }

    [Fact]
    public void A_gate_that_could_not_be_read_may_be_the_one_that_is_named()
    {
        var faults = new FaultList();
        faults.Add("/phases/0/gates/1", "This must be a JSON object.");

        PlaybookRules.Check(With(Gate("a", "ana"), All with { DistinctFrom = ["c"] }), faults);

        Assert.DoesNotContain($"{Policy}/distinctFrom/0", faults.Pointers);
    }

    [Theory]
    [InlineData("PT1H")]
    [InlineData("PT60M")]
    [InlineData("P1DT12H")]
    [InlineData("P180D")]
    public void A_review_may_wait_an_hour_to_180_days(string expiresAfter) =>
        Assert.All(Enum.GetValues<ExpiryOutcome>(), outcome => Accepts(Gate("a", "ana"), All with { ExpiresAfter = expiresAfter, OnExpiry = outcome }));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("PT59M")]
    [InlineData("PT0H")]
    [InlineData("-P1D")]
    [InlineData(" P1D")]
    [InlineData("P1M")]
    [InlineData("P2W")]
    [InlineData("P180DT1S")]
    public void An_expiry_that_can_t_be_read_or_is_too_short_or_too_long_is_refused(string expiresAfter) =>
        Refuses(All with { ExpiresAfter = expiresAfter, OnExpiry = ExpiryOutcome.Hold }, "expiresAfter", "PT1H to P180D");

    [Theory]
    [InlineData(ExpiryOutcome.Reject)]
    [InlineData(ExpiryOutcome.Hold)]
    public void An_outcome_of_an_expiry_that_never_comes_is_refused(ExpiryOutcome outcome) =>
        Refuses(All with { OnExpiry = outcome }, "onExpiry", "expiresAfter");

    [Fact]
    public void No_veto_where_every_approval_is_needed_is_refused()
    {
        Refuses(All with { Veto = false }, "veto");
        Refuses(Gate("a").Optional("ana", "ben"), All with { Veto = false }, "veto");
    }

    [Fact]
    public void No_veto_is_fine_where_a_gate_can_pass_without_the_one_who_rejects()
    {
        Accepts(Gate("a", "ana").Optional("ben"), All with { Veto = false });
        Accepts(Gate("a", "ana", "ben"), new GatePolicy(Quorum.Any) { Veto = false });
        Accepts(Gate("a", "ana"), new GatePolicy(Quorum.Count) { Count = 2, Veto = false });
        Accepts(Gate("a", "ana"), new GatePolicy(Quorum.Percent) { Percent = 60, Veto = false });
    }

    [Theory]
    [InlineData($"{Policy}/quorum")]
    [InlineData("/phases/0/gates/0/approvers/1/required")]
    public void A_veto_is_left_alone_where_it_can_t_be_told_who_is_needed(string unreadable)
    {
        var faults = new FaultList();
        faults.Add(unreadable, "Unknown value.");

        PlaybookRules.Check(With(Gate("a", "ana", "ben"), All with { Veto = false }), faults);

        Assert.Equal([unreadable], faults.Pointers);
    }

    private static Playbook With(PlaybookGate gate, GatePolicy policy) => PlaybookBuilder.WithGates(gate with { Policy = policy }, Gate("b", "ben"));

    private static void Accepts(PlaybookGate gate, GatePolicy policy) => Assert.Empty(Faults(With(gate, policy)));

    private static void Refuses(GatePolicy policy, string member, string words = "") => Refuses(Gate("a", "ana"), policy, member, words);

    private static void Refuses(PlaybookGate gate, GatePolicy policy, string member, string words = "")
    {
        var fault = Assert.Single(Faults(With(gate, policy)), fault => fault.Key == $"{Policy}/{member}");
        Assert.Contains(fault.Value, message => message.Contains(words, StringComparison.Ordinal));
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Faults(Playbook playbook)
    {
        var faults = new FaultList();
        PlaybookRules.Check(playbook, faults);
        return faults.ToRefusal("").Faults;
    }
}
