using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Finds what a review link is about, and whether it still works.</summary>
public sealed class ReviewLinkResolver(SignOffLinks links, ILaunchStore store, TimeProvider time)
{
    public async Task<ReviewLink> ResolveAsync(string token, CancellationToken cancellationToken)
    {
        if (links.Verify(token) is not { } claims
            || await store.ReadAsync(claims.LaunchId, cancellationToken) is not { Launch: var launch }
            || launch.FindGate(claims.GateId) is not { } gate)
        {
            return ReviewLink.Invalid;
        }

        return gate.FindSeat(claims.Person) is { } seat
            ? new ReviewLink(Judge(claims, launch, gate, seat), claims, launch, gate, seat.Approver)
            : new ReviewLink(JudgeStranger(claims, gate), claims, launch, gate, gate.FindDecidedFor(claims.Person));
    }

    private static ReviewLinkState JudgeStranger(SignOffLinkClaims claims, Gate gate) =>
        claims.Round == gate.Round && gate.FindDecidedFor(claims.Person) is not null ? ReviewLinkState.Used
        : gate.FormerStandIns.Any(former => former.Person == claims.Person) ? ReviewLinkState.StandInOver
        : gate.Reassignments.Any(one => one.From == claims.Person) ? ReviewLinkState.Reassigned : ReviewLinkState.Removed;

    // A link that was used shows what was recorded, even after it has expired or its gate was decided.
    private ReviewLinkState Judge(SignOffLinkClaims claims, Launch launch, Gate gate, Seat seat) =>
        claims.Round == gate.Round && seat.LinkNonce is null && gate.Status is GateStatus.Preparing or GateStatus.Stale ? ReviewLinkState.TakenBack
        : claims.Round != gate.Round || claims.Nonce != seat.LinkNonce ? ReviewLinkState.Superseded
        : seat.Approver.Vote is not null ? ReviewLinkState.Used
        : launch.Status == LaunchStatus.Cancelled ? ReviewLinkState.Cancelled
        : seat.LinkRevokedAt is not null ? ReviewLinkState.Revoked
        : gate.Status == GateStatus.Expired ? ReviewLinkState.ReviewExpired
        : gate.Status != GateStatus.InReview && !launch.CanStop(gate) ? ReviewLinkState.Decided
        : time.GetUtcNow() >= claims.ExpiresAt ? ReviewLinkState.Expired
        : seat.StandIn is not null && !StandInChoice.Holds(launch, seat.Approver, seat.Person, time.GetUtcNow()) ? ReviewLinkState.StandInOver
        : launch.Status == LaunchStatus.Held ? ReviewLinkState.Held
        : ReviewLinkState.Open;
}
