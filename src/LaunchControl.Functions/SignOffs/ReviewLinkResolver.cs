using LaunchControl.Core.Gates;
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

        var approver = gate.FindApprover(claims.Person);
        var state = approver is null ? JudgeStranger(claims, gate) : Judge(claims, launch, gate, approver);
        return new ReviewLink(state, claims, launch, gate, approver);
    }

    private static ReviewLinkState JudgeStranger(SignOffLinkClaims claims, Gate gate) =>
        gate.Reassignments.Any(one => one.From == claims.Person) ? ReviewLinkState.Reassigned : ReviewLinkState.Removed;

    // A link that was used shows what was recorded, even after it has expired or its gate was decided.
    private ReviewLinkState Judge(SignOffLinkClaims claims, Launch launch, Gate gate, Approver approver) =>
        claims.Round == gate.Round && approver.LinkNonce is null && gate.Status is GateStatus.Preparing or GateStatus.Stale ? ReviewLinkState.TakenBack
        : claims.Round != gate.Round || claims.Nonce != approver.LinkNonce ? ReviewLinkState.Superseded
        : approver.Vote is not null ? ReviewLinkState.Used
        : launch.Status == LaunchStatus.Cancelled ? ReviewLinkState.Cancelled
        : approver.LinkRevokedAt is not null ? ReviewLinkState.Revoked
        : gate.Status == GateStatus.Expired ? ReviewLinkState.ReviewExpired
        : gate.Status != GateStatus.InReview ? ReviewLinkState.Decided
        : time.GetUtcNow() >= claims.ExpiresAt ? ReviewLinkState.Expired
        : launch.Status == LaunchStatus.Held ? ReviewLinkState.Held
        : ReviewLinkState.Open;
}
