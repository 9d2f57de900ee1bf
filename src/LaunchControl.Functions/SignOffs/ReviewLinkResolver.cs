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

        return ReviewLink.Of(claims, launch, gate, time.GetUtcNow());
    }
}
