using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.GoNoGo;

/// <summary>The go/no-go of a launch by team: who says what, and what that comes to.</summary>
/// <param name="NoGo">What stopped the launch; null unless it was stopped.</param>
/// <param name="Recommendations">Missed conditions of a go, oldest first.</param>
public sealed record RollCall(RollCallOutcome Outcome, NoGoCall? NoGo, IReadOnlyList<RollCallGate> Gates, IReadOnlyList<HoldRecommendation> Recommendations)
{
    /// <param name="roles">Of the launch's playbook: they tell the teams. A role that is not among them stands for itself.</param>
    public static RollCall Of(Launch launch, IReadOnlyList<PlaybookRole> roles, DateTimeOffset now)
    {
        var teams = roles.ToDictionary(role => role.Id, role => role.Team, StringComparer.Ordinal);
        List<RollCallGate> gates = [.. launch.Gates.Where(launch.IsGoNoGo).Select(gate => Of(launch, gate, teams, now))];
        return new RollCall(OutcomeOf(gates), launch.NoGo, gates, launch.HoldRecommendations);
    }

    private static RollCallOutcome OutcomeOf(List<RollCallGate> gates) =>
        gates.Exists(gate => gate.Outcome == RollCallOutcome.NoGo) ? RollCallOutcome.NoGo
        : gates.Exists(gate => gate.Outcome == RollCallOutcome.Open) ? RollCallOutcome.Open
        : gates.Count == 0 || gates.Exists(gate => gate.Outcome == RollCallOutcome.NotOpen) ? RollCallOutcome.NotOpen
        : gates.Exists(gate => gate.Outcome == RollCallOutcome.ConditionalGo) ? RollCallOutcome.ConditionalGo
        : RollCallOutcome.Go;

    private static RollCallGate Of(Launch launch, Gate gate, Dictionary<string, string> teams, DateTimeOffset now)
    {
        string TeamOf(string role) => teams.GetValueOrDefault(role, role);
        return new RollCallGate(
            gate.Id, gate.Name, gate.Round, OutcomeOf(gate), RollCallWords.Rule(gate), RollCallWords.Next(launch, gate, TeamOf, now),
            [.. gate.Approvers.GroupBy(approver => TeamOf(approver.Role)).Select(team => new RollCallTeam(team.Key, [.. team.Select(approver => Entry(gate, approver))]))],
            gate.Override);
    }

    private static RollCallOutcome OutcomeOf(Gate gate) => gate.Status switch
    {
        GateStatus.NeedsWork or GateStatus.Rejected => RollCallOutcome.NoGo,
        GateStatus.InReview => RollCallOutcome.Open,
        GateStatus.Approved => gate.Items.Any(item => item.IsOpenCondition) ? RollCallOutcome.ConditionalGo : RollCallOutcome.Go,
        _ => RollCallOutcome.NotOpen,
    };

    private static RollCallEntry Entry(Gate gate, Approver approver)
    {
        List<RollCallCondition> conditions =
        [
            .. from item in gate.Items
               where item.IsCondition && item.GivenBy == approver.Person
               select new RollCallCondition(item.Id, item.Title, item.Owner, item.DueAt, item.IsSettled, item.IsMissed),
        ];
        return new RollCallEntry(
            approver.Person, approver.Role, approver.Required, CallOf(approver.Vote, conditions), approver.Vote?.Comment, approver.Vote?.DecidedAt, approver.Vote?.EffectiveAt,
            approver.Vote?.Channel, gate.Reassignments.LastOrDefault(one => one.To == approver.Person)?.From, approver.Vote?.SignOffId, conditions)
        {
            DecidedBy = approver.Vote is { } vote ? vote.By ?? approver.Person : null,
            StandIn = approver.StandIn?.Person,
        };
    }

    private static Call CallOf(Vote? vote, List<RollCallCondition> conditions) => vote?.Decision switch
    {
        SignOffDecision.Approve => conditions.Exists(condition => !condition.IsMet) ? Call.ConditionalGo : Call.Go,
        SignOffDecision.Reject => Call.NoGo,
        SignOffDecision.Abstain => Call.Abstained,
        _ => Call.NotCalled,
    };
}
