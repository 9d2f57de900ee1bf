using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.Launches;

/// <summary>An approver and their decision in the current round. Never the link.</summary>
/// <param name="SignOffId">Name this as <c>replaces</c> to change or withdraw the decision.</param>
/// <param name="DeliveryProblem">Mail to this person about this gate that did not arrive; null where none is known.</param>
/// <param name="AskedAt">When this person was asked in this round; null while it is not their turn.</param>
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
    DeliveryProblem? DeliveryProblem)
{
    public static ApproverView Of(Approver approver) => new(
        approver.Person,
        approver.Role,
        approver.Required,
        approver.LinkIssuedAt,
        approver.Vote?.Decision,
        approver.Vote?.SignOffId,
        approver.Vote?.DecidedAt,
        approver.Vote?.EffectiveAt,
        approver.Vote?.Comment,
        approver.Vote?.Channel,
        approver.DeliveryProblem);
}
