using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.Launches;

/// <summary>An approver and their decision in the current round. Never the link.</summary>
/// <param name="SignOffId">Name this as <c>replaces</c> to change or withdraw the decision.</param>
/// <param name="DeliveryProblem">Mail to this person about this gate that did not arrive; null where none is known.</param>
/// <param name="AskedAt">When this person was asked in this round; null while it is not their turn.</param>
/// <param name="DecidedBy">Who decided: the approver, or who stood in for them; null while nobody has.</param>
/// <param name="StandIn">Who is asked in this person's place while they are away; null for nobody.</param>
/// <param name="AcknowledgedAt">When the approver, or who stands in, said that they have seen what is asked.</param>
/// <param name="DecidesBy">By when they then said that they decide.</param>
public sealed record ApproverView(
    string Person,
    string Role,
    bool Required,
    DateTimeOffset? AskedAt,
    SignOffDecision? Decision,
    string? SignOffId,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? EffectiveAt,
    string? Comment,
    Channel? Channel,
    DeliveryProblem? DeliveryProblem,
    string? DecidedBy,
    StandInView? StandIn,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? DecidesBy)
{
    public static ApproverView Of(Approver approver) => new(
        approver.Person,
        approver.Role,
        approver.Required,
        approver.AskedAt ?? approver.LinkIssuedAt,
        approver.Vote?.Decision,
        approver.Vote?.SignOffId,
        approver.Vote?.DecidedAt,
        approver.Vote?.EffectiveAt,
        approver.Vote?.Comment,
        approver.Vote?.Channel,
        approver.DeliveryProblem,
        approver.Vote is { } vote ? vote.By ?? approver.Person : null,
        StandInView.Of(approver.StandIn),
        approver.AcknowledgedAt ?? approver.StandIn?.AcknowledgedAt,
        approver.DecidesBy ?? approver.StandIn?.DecidesBy);
}
