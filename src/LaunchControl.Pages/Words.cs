using LaunchControl.Core.Attention;
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

    /// <summary>Who is asked to sign, or who decided: with the approver in whose place that is.</summary>
    public static string Signer(Approver approver) => approver switch
    {
        { Vote.By: { } by } => $"{by} in place of {approver.Person}",
        { Vote: null, StandIn: { } stand } => $"{approver.Person} (away until {DateText.Day(stand.Until)}) or {stand.Person} in their place",
        _ => approver.Person,
    };

    /// <summary>Who decided, for a sentence that one of the two reads.</summary>
    /// <param name="reader">The approver, or who stands in for them.</param>
    public static string Voice(Approver approver, string reader) => approver.Vote switch
    {
        { By: { } by } when by == reader => $"in place of {approver.Person}, you",
        { By: { } by } => $"{by}, in place of {(approver.Person == reader ? "you" : approver.Person)},",
        _ => approver.Person == reader ? "you" : approver.Person,
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

    /// <summary>What is asked, for a list.</summary>
    public static string Of(Ask ask) => ask.Kind switch
    {
        AskKind.SignOff => $"Decide on {ask.GateName}",
        AskKind.BlockedItem => $"Get going again: {ask.Title}",
        AskKind.Condition => $"Meet a condition of {ask.GateName}: {ask.Title}",
        AskKind.Rework => $"Mend {ask.GateName}, and request its review again",
        AskKind.ExpiredReview => $"Request the review of {ask.GateName} again: it expired",
        AskKind.ExternalGate => $"{ask.GateName} waits for {ask.WaitsFor!.GateId} of {ask.WaitsFor.LaunchId}",
        AskKind.NoApprover => $"Name somebody who can sign {ask.GateName}",
        _ => ask.Title,
    };

    public static string Through(Channel channel, string person) => channel switch
    {
        Channel.EmailLink => $"confirmed through the link sent to {person}",
        Channel.EmailLinkSignedIn => $"confirmed through the link sent to {person}, signed in",
        Channel.Queue => $"sent by another system in the name of {person}",
        _ => $"signed in as {person}",
    };
}
