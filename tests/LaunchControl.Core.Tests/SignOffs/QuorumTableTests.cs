using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Core.Tests.SignOffs;

/// <summary>
/// Rounds in short: A approve, L approve with effect later, R reject, N abstain, - no vote; upper case required, lower case (o for no vote)
/// optional. Rules in short: <c>any</c>, <c>all</c>, <c>2</c> of them, <c>60%</c>; a rejection vetoes where a <c>!</c> follows.
/// </summary>
public sealed class QuorumTableTests
{
    private static readonly string[] Rules = ["any", "all", "1", "2", "3", "34%", "50%", "60%", "100%"];

    [Theory]
    [InlineData("2", "aao", QuorumOutcome.Approved)]
    [InlineData("2", "aoo", QuorumOutcome.Pending)]
    [InlineData("2", "aro", QuorumOutcome.Pending)]
    [InlineData("2!", "aro", QuorumOutcome.Rejected)]
    [InlineData("2", "arr", QuorumOutcome.Rejected)]
    [InlineData("2", "rroo", QuorumOutcome.Pending)]
    [InlineData("2", "nrn-", QuorumOutcome.Rejected)]
    [InlineData("2", "-aa", QuorumOutcome.Pending)]
    [InlineData("2", "Aaoo", QuorumOutcome.Approved)]
    [InlineData("2", "Raa", QuorumOutcome.Rejected)]
    [InlineData("2", "Naa", QuorumOutcome.Rejected)]
    [InlineData("3", "aa", QuorumOutcome.Rejected)]
    [InlineData("60%", "aaaoo", QuorumOutcome.Approved)]
    [InlineData("60%", "aaooo", QuorumOutcome.Pending)]
    [InlineData("60%", "aanno", QuorumOutcome.Pending)]
    [InlineData("60%", "aannn", QuorumOutcome.Rejected)]
    [InlineData("50%", "aoo", QuorumOutcome.Pending)]
    [InlineData("50%", "aao", QuorumOutcome.Approved)]
    [InlineData("34%", "aoo", QuorumOutcome.Pending)]
    [InlineData("1%", "aoo", QuorumOutcome.Approved)]
    [InlineData("any", "rro", QuorumOutcome.Pending)]
    [InlineData("any", "rra", QuorumOutcome.Approved)]
    [InlineData("any!", "rra", QuorumOutcome.Rejected)]
    [InlineData("any", "rrn", QuorumOutcome.Rejected)]
    [InlineData("all", "Ar", QuorumOutcome.Approved)]
    [InlineData("all!", "Ar", QuorumOutcome.Rejected)]
    [InlineData("all", "-r", QuorumOutcome.Pending)]
    [InlineData("all", "R-", QuorumOutcome.Rejected)]
    [InlineData("all", "ar", QuorumOutcome.Rejected)]
    [InlineData("any", "L", QuorumOutcome.Pending)]
    [InlineData("any", "La", QuorumOutcome.Approved)]
    [InlineData("all", "AL", QuorumOutcome.Pending)]
    [InlineData("all", "LN", QuorumOutcome.Rejected)]
    [InlineData("all!", "Lr", QuorumOutcome.Rejected)]
    [InlineData("2", "alr", QuorumOutcome.Pending)]
    public void A_round_comes_to_this(string rule, string votes, QuorumOutcome expected) => Assert.Equal(expected, Evaluate(rule, votes));

    [Fact]
    public void Whatever_was_voted_a_round_is_approved_when_its_rule_is_met_and_pending_as_long_as_the_open_votes_could_meet_it() =>
        Assert.All(EveryRound(), round =>
        {
            var isVetoed = round.Rule.EndsWith('!') && round.Votes.Contains('R', StringComparison.OrdinalIgnoreCase);
            var expected =
                isVetoed ? QuorumOutcome.Rejected
                : Passes(round.Rule, round.Votes) ? QuorumOutcome.Approved
                : Passes(round.Rule, AsFarAsPossible(round.Votes)) ? QuorumOutcome.Pending
                : QuorumOutcome.Rejected;
            Assert.Equal(expected, Evaluate(round.Rule, round.Votes));
        });

    [Fact]
    public void A_later_approval_counts_from_its_instant() => Assert.All(EveryRound(), round =>
        Assert.Equal(
            Evaluate(round.Rule, round.Votes.Replace('L', 'A').Replace('l', 'a')),
            Evaluate(round.Rule, round.Votes, StartLaunchBuilder.Now.AddDays(1))));

    [Fact]
    public void A_decided_round_stays_as_decided_whatever_else_is_voted_save_for_a_veto() => Assert.All(EveryRound(), round =>
    {
        var outcome = Evaluate(round.Rule, round.Votes);
        var open = round.Votes.IndexOfAny(['-', 'o']);
        if (outcome == QuorumOutcome.Pending || open < 0)
        {
            return;
        }

        foreach (var vote in round.Rule.EndsWith('!') && outcome == QuorumOutcome.Approved ? "AN" : "ARN")
        {
            var more = string.Concat(round.Votes.Select((old, index) => index != open ? old : old == 'o' ? char.ToLowerInvariant(vote) : vote));
            Assert.Equal(outcome, Evaluate(round.Rule, more));
        }
    });

    private static IEnumerable<(string Rule, string Votes)> EveryRound()
    {
        IReadOnlyList<string> rounds = [""];
        for (var approvers = 1; approvers <= 3; approvers++)
        {
            rounds = [.. rounds.SelectMany(_ => "ALRN-alrno", (others, vote) => others + vote)];
            foreach (var votes in rounds)
            {
                foreach (var rule in Rules)
                {
                    yield return (rule, votes);
                    yield return ($"{rule}!", votes);
                }
            }
        }
    }

    // The rule as it is told, on the letters.
    private static bool Passes(string rule, string votes)
    {
        var (approvals, required) = (votes.Count(vote => vote is 'A' or 'a'), votes.Where(char.IsUpper).Concat(votes.Where(vote => vote == '-')).ToList());
        var allRequired = required.TrueForAll(vote => vote == 'A');
        return rule.TrimEnd('!') switch
        {
            "any" => approvals > 0,
            "all" => required.Count > 0 ? allRequired : approvals == votes.Length,
            [.. var percent, '%'] => allRequired && approvals > 0 && approvals * 100 >= int.Parse(percent, null) * votes.Length,
            var count => allRequired && approvals >= int.Parse(count, null),
        };
    }

    private static string AsFarAsPossible(string votes) => votes.Replace('-', 'A').Replace('o', 'a').Replace('L', 'A').Replace('l', 'a');

    private static QuorumOutcome Evaluate(string rule, string votes, DateTimeOffset? now = null) =>
        QuorumRule.Evaluate(Policy(rule), [.. votes.Select((vote, index) => new Approver
        {
            Person = $"{index}@contoso.example",
            Role = "role",
            Required = char.IsUpper(vote) || vote == '-',
            Vote = Vote($"{index}", char.ToUpperInvariant(vote)),
        })], now ?? StartLaunchBuilder.Now);

    private static GatePolicy Policy(string rule) => rule.TrimEnd('!') switch
    {
        "any" => new GatePolicy(Quorum.Any),
        "all" => new GatePolicy(Quorum.All),
        [.. var percent, '%'] => new GatePolicy(Quorum.Percent) { Percent = int.Parse(percent, null) },
        var count => new GatePolicy(Quorum.Count) { Count = int.Parse(count, null) },
    }
    with
    { Veto = rule.EndsWith('!') };

    private static Vote? Vote(string id, char vote) => vote switch
    {
        'A' => new Vote(id, SignOffDecision.Approve, null, default, Channel.EmailLink),
        'L' => new Vote(id, SignOffDecision.Approve, null, default, Channel.EmailLink) { EffectiveAt = StartLaunchBuilder.Now.AddHours(1) },
        'R' => new Vote(id, SignOffDecision.Reject, null, default, Channel.EmailLink),
        'N' => new Vote(id, SignOffDecision.Abstain, null, default, Channel.EmailLink),
        _ => null,
    };
}
