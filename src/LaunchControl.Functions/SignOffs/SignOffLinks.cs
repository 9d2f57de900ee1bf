using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Makes and verifies the tokens of review links.</summary>
/// <remarks>
/// The same approver in the same round always has the same token, so a mail that is sent twice carries one link, and no token needs to be stored.
/// </remarks>
public sealed class SignOffLinks(IOptions<SignOffLinkOptions> options, IOptions<SiteOptions> site)
{
    private readonly LinkTokens _tokens = new("launchcontrol sign-off", site.Value.BaseAddress, options.Value.ActiveKey, options.Value.Keys);

    /// <summary>The review link of an approver in the gate's current round.</summary>
    public Uri LinkFor(Launch launch, Gate gate, Approver approver) => new(site.Value.BaseAddress, $"sign-off/{TokenFor(launch, gate, approver)}");

    /// <summary>When a link that was made then stops working.</summary>
    public DateTimeOffset ExpiryOf(DateTimeOffset issuedAt) => issuedAt + options.Value.Lifetime;

    public string TokenFor(Launch launch, Gate gate, Approver approver)
    {
        var issuedAt = approver.LinkIssuedAt ?? gate.RequestedAt!.Value;
        return _tokens.Sign(SignOffLinkPayload.Encode(
            new SignOffLinkClaims(launch.Id, gate.Id, approver.Person, gate.Round, approver.LinkNonce!, issuedAt, ExpiryOf(issuedAt))));
    }

    /// <summary>The claims of a token that we signed, whether or not it has expired; null for anything else.</summary>
    public SignOffLinkClaims? Verify(string? token) => _tokens.Open(token) is { } payload ? SignOffLinkPayload.Decode(payload) : null;
}
