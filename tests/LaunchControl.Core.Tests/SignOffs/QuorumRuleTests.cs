using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Core.Tests.SignOffs;

public sealed class QuorumRuleTests
{
    // A approve, R reject, N abstain (neither), - no vote; upper case required, lower case (o for no vote) optional.
    [Theory]
    [InlineData("A", QuorumOutcome.Approved)]
    [InlineData("R", QuorumOutcome.Rejected)]
    [InlineData("N", QuorumOutcome.Rejected)]
    [InlineData("-", QuorumOutcome.Pending)]
    [InlineData("AA", QuorumOutcome.Approved)]
    [InlineData("A-", QuorumOutcome.Pending)]
    [InlineData("AR", QuorumOutcome.Rejected)]
    [InlineData("-R", QuorumOutcome.Rejected)]
    [InlineData("AN", QuorumOutcome.Rejected)]
    [InlineData("N-", QuorumOutcome.Rejected)]
    [InlineData("Ao", QuorumOutcome.Approved)]
    [InlineData("An", QuorumOutcome.Approved)]
    [InlineData("Ar", QuorumOutcome.Rejected)]
    [InlineData("-a", QuorumOutcome.Pending)]
    [InlineData("-n", QuorumOutcome.Pending)]
    [InlineData("-r", QuorumOutcome.Rejected)]
    [InlineData("AAA", QuorumOutcome.Approved)]
    [InlineData("AA-", QuorumOutcome.Pending)]
    [InlineData("AAo", QuorumOutcome.Approved)]
    public void All_needs_an_approval_of_every_required_approver(string votes, QuorumOutcome expected) =>
        Assert.Equal(expected, Evaluate(Quorum.All, votes));

    [Theory]
    [InlineData(Quorum.All)]
    [InlineData(Quorum.Any)]
    public void Nobody_is_not_everybody(Quorum quorum) => Assert.NotEqual(QuorumOutcome.Approved, Evaluate(quorum, ""));

    [Theory]
    [InlineData("A", QuorumOutcome.Approved)]
    [InlineData("R", QuorumOutcome.Rejected)]
    [InlineData("N", QuorumOutcome.Rejected)]
    [InlineData("-", QuorumOutcome.Pending)]
    [InlineData("A-", QuorumOutcome.Approved)]
    [InlineData("a-", QuorumOutcome.Approved)]
    [InlineData("AN", QuorumOutcome.Approved)]
    [InlineData("N-", QuorumOutcome.Pending)]
    [InlineData("NN", QuorumOutcome.Rejected)]
    [InlineData("R-", QuorumOutcome.Rejected)]
    [InlineData("AR", QuorumOutcome.Rejected)]
    [InlineData("NNN", QuorumOutcome.Rejected)]
    [InlineData("NN-", QuorumOutcome.Pending)]
    [InlineData("NNa", QuorumOutcome.Approved)]
    public void Any_needs_one_approval_of_whomever(string votes, QuorumOutcome expected) =>
        Assert.Equal(expected, Evaluate(Quorum.Any, votes));

    [Fact]
    public void Every_combination_follows_the_rule_as_it_is_told() => Assert.All(EveryCombination(), round =>
    {
        // The rule in a person's words, decided by cases instead of by counting.
        var (quorum, votes) = round;
        var isRequiredOnly = quorum == Quorum.All && votes.Any(IsRequired);
        var heard = string.Concat(votes.Where(vote => !isRequiredOnly || IsRequired(vote))).ToUpperInvariant().Replace('O', '-');
        var expected =
            votes.Contains('R', StringComparison.OrdinalIgnoreCase) ? QuorumOutcome.Rejected
            : quorum == Quorum.Any && heard.Contains('A') ? QuorumOutcome.Approved
            : quorum == Quorum.Any ? heard.Contains('-') ? QuorumOutcome.Pending : QuorumOutcome.Rejected
            : heard.Contains('N') ? QuorumOutcome.Rejected
            : heard.Contains('-') ? QuorumOutcome.Pending
            : QuorumOutcome.Approved;

        Assert.Equal(expected, Evaluate(quorum, votes));
    });

    [Fact]
    public void The_order_of_approvers_does_not_matter() => Assert.All(EveryCombination(), round =>
        Assert.Equal(Evaluate(round.Quorum, round.Votes), Evaluate(round.Quorum, string.Concat(round.Votes.Reverse()))));

    [Fact]
    public void Once_everybody_has_voted_the_round_is_decided() =>
        Assert.All(EveryCombination().Where(round => !round.Votes.Contains('-') && !round.Votes.Contains('o')), round =>
            Assert.NotEqual(QuorumOutcome.Pending, Evaluate(round.Quorum, round.Votes)));

    /// <summary>Any and all, of one to three approvers.</summary>
    private static IEnumerable<(Quorum Quorum, string Votes)> EveryCombination()
    {
        IReadOnlyList<string> votes = [""];
        for (var approvers = 1; approvers <= 3; approvers++)
        {
            votes = [.. votes.SelectMany(_ => "ARN-arno", (others, vote) => others + vote)];
            foreach (var combination in votes)
            {
                yield return (Quorum.Any, combination);
                yield return (Quorum.All, combination);
            }
        }
    }

    private static bool IsRequired(char vote) => "ARN-".Contains(vote);

    private static QuorumOutcome Evaluate(Quorum quorum, string votes) =>
        QuorumRule.Evaluate(new GatePolicy(quorum), [.. votes.Select((vote, index) => new Approver
        {
            Person = $"{index}@contoso.example",
            Role = "role",
            Required = IsRequired(vote),
            Vote = Decision(vote) is { } decision ? new Vote($"{index}", decision, null, default, Channel.EmailLink) : null,
        })], StartLaunchBuilder.Now);

    private static SignOffDecision? Decision(char vote) => char.ToUpperInvariant(vote) switch
    {
        'A' => SignOffDecision.Approve,
        'R' => SignOffDecision.Reject,
        'N' => SignOffDecision.Abstain,
        _ => null,
    };
}
