using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;

namespace LaunchControl.Functions.Launches;

/// <summary>Somebody who is asked in an approver's place. Never the link.</summary>
/// <param name="Until">The last day on which the approver is away.</param>
/// <param name="AskedAt">When this person was asked.</param>
/// <param name="DeliveryProblem">Mail to this person about this gate that did not arrive; null where none is known.</param>
public sealed record StandInView(string Person, DateOnly Until, DateTimeOffset? AskedAt, DeliveryProblem? DeliveryProblem)
{
    public static StandInView? Of(StandIn? stand) => stand is null ? null : new(stand.Person, stand.Until, stand.AskedAt ?? stand.LinkIssuedAt, stand.DeliveryProblem);
}
