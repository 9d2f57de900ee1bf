using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Makes and verifies the tokens of review links.</summary>
/// <remarks>
/// The same person in the same round always has the same token, so a mail that is sent twice carries one link, and no token needs to be stored.
/// </remarks>
public sealed class SignOffLinks(IOptions<SignOffLinkOptions> options, IOptions<SiteOptions> site)
{
    /// <summary>What the address of a review page says where its reader wants to change their decision.</summary>
    public const string ChangeQuery = "change";

    private readonly LinkTokens _tokens = new("launchcontrol sign-off", site.Value.BaseAddress, options.Value.ActiveKey, options.Value.Keys);

    /// <summary>The review link in the gate's current round of an approver, or of who stands in for one.</summary>
    public Uri LinkFor(Launch launch, Gate gate, Seat seat) => new(site.Value.BaseAddress, $"sign-off/{TokenFor(launch, gate, seat)}");

    /// <summary>The review page where a signed-in person decides, or changes what they decided; null where they have nothing to decide. For nobody else's eyes.</summary>
    public ReviewPath? PathFor(Launch launch, Gate gate, string person, DateTimeOffset now)
    {
        if (launch.IsFinal || gate.FindSeat(person) is not { LinkNonce: not null } seat)
        {
            return null;
        }

        var link = ReviewLink.Of(ClaimsFor(launch, gate, seat), launch, gate, now, isSignedIn: true);
        return link.State == ReviewLinkState.Open ? new ReviewPath(LinkFor(launch, gate, seat).AbsolutePath, IsChange: false)
            : link.CanChange(now) ? new ReviewPath($"{LinkFor(launch, gate, seat).AbsolutePath}?{ChangeQuery}", IsChange: true) : null;
    }

    /// <summary>When a link that was made then stops working.</summary>
    public DateTimeOffset ExpiryOf(DateTimeOffset issuedAt) => issuedAt + options.Value.Lifetime;

    public string TokenFor(Launch launch, Gate gate, Seat seat) => _tokens.Sign(SignOffLinkPayload.Encode(ClaimsFor(launch, gate, seat)));

    /// <summary>The claims of a token that we signed, whether or not it has expired; null for anything else.</summary>
    public SignOffLinkClaims? Verify(string? token) => _tokens.Open(token) is { } payload ? SignOffLinkPayload.Decode(payload) : null;

    private SignOffLinkClaims ClaimsFor(Launch launch, Gate gate, Seat seat)
    {
        var issuedAt = seat.LinkIssuedAt ?? gate.RequestedAt!.Value;
        return new SignOffLinkClaims(launch.Id, gate.Id, seat.Person, gate.Round, seat.LinkNonce!, issuedAt, ExpiryOf(issuedAt));
    }
}
