using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.Launches;

/// <summary>An approver and their decision in the current round. Never the link.</summary>
/// <param name="DeliveryProblem">Mail to this person about this gate that did not arrive; null where none is known.</param>
public sealed record ApproverView(
    string Person, string Role, bool Required, SignOffDecision? Decision, DateTimeOffset? DecidedAt, string? Comment, Channel? Channel, DeliveryProblem? DeliveryProblem)
{
    public static ApproverView Of(Approver approver) => new(
        approver.Person, approver.Role, approver.Required, approver.Vote?.Decision, approver.Vote?.DecidedAt, approver.Vote?.Comment, approver.Vote?.Channel,
        approver.DeliveryProblem);
}
