using LaunchControl.Core.Gates;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Finds what a review link is about, and whether it still works.</summary>
public sealed class ReviewLinkResolver(SignOffLinks links, ILaunchStore store, TimeProvider time)
{
    public async Task<ReviewLink> ResolveAsync(string token, CancellationToken cancellationToken)
    {
        if (links.Verify(token) is not { } claims
            || await store.ReadAsync(claims.LaunchId, cancellationToken) is not { Launch: var launch }
            || launch.FindGate(claims.GateId) is not { } gate
            || gate.FindApprover(claims.Person) is not { } approver)
        {
            return ReviewLink.Invalid;
        }

        var state = Judge(claims, gate, approver);
        return new ReviewLink(state, claims, launch, gate, approver);
    }

    // A link that was used shows what was recorded, even after it has expired or its gate was decided.
    private ReviewLinkState Judge(SignOffLinkClaims claims, Gate gate, Approver approver) =>
        claims.Round != gate.Round || claims.Nonce != approver.LinkNonce ? ReviewLinkState.Superseded
        : approver.Vote is not null ? ReviewLinkState.Used
        : time.GetUtcNow() >= claims.ExpiresAt ? ReviewLinkState.Expired
        : gate.Status != GateStatus.InReview ? ReviewLinkState.Decided
        : ReviewLinkState.Open;
}
