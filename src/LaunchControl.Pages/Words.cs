using LaunchControl.Core.Auditing;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages;

/// <summary>The field's terms as sentences use them.</summary>
internal static class Words
{
    public static string Past(SignOffDecision decision) => decision switch
    {
        SignOffDecision.Approve => "approved",
        SignOffDecision.Reject => "rejected",
        SignOffDecision.Withdraw => "withdrew",
        _ => "abstained",
    };

    /// <summary>Who can unblock something, with who acts for people who are away.</summary>
    public static string Who(IReadOnlyList<Unblocker> people) => string.Join(" or ", people.Select(Who));

    /// <summary>What follows a sentence about a gate's quorum: how many have to approve.</summary>
    public static string Quorum(Gate gate) => gate.Policy.Quorum switch
    {
        Core.SignOffs.Quorum.Any => "One approval is enough to pass this gate.",
        Core.SignOffs.Quorum.All => "The gate passes once every required approver has approved.",
        _ => $"The gate passes once {QuorumRule.Needed(gate.Policy, gate.Approvers.Count)} of {gate.Approvers.Count} approvers have approved"
            + (gate.Approvers.Any(approver => approver.Required) ? ", every required one among them." : "."),
    };

    /// <summary>Why somebody is asked again.</summary>
    public static string NewRound(IReadOnlyList<ContentChange> changes) => changes.Count > 0
        ? "something that you approved has changed, so your approval no longer holds."
        : "an earlier round ended without approval or something changed, and all decisions count afresh.";

    private static string Who(Unblocker person) => person switch
    {
        { AwayUntil: { } until, Delegate: { } stand } => $"{stand} for {person.Person}, who is away until {DateText.Day(until)}",
        { AwayUntil: { } until } => $"{person.Person} (away until {DateText.Day(until)})",
        _ => person.Person,
    };

    public static string Through(Channel channel, string person) => channel switch
    {
        Channel.EmailLink => $"confirmed through the link sent to {person}",
        Channel.EmailLinkSignedIn => $"confirmed through the link sent to {person}, signed in",
        Channel.Queue => $"sent by another system in the name of {person}",
        _ => $"signed in as {person}",
    };
}
