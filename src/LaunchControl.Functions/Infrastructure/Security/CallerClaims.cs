using LaunchControl.Core.People;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Whom the claims of Microsoft Entra ID name. Each rule, and where it is documented, is in <c>docs/access.md</c>.</summary>
/// <param name="claim">The value of a claim by its short name; null where there is none.</param>
/// <param name="issuer">Who issued the claims; null where that is not known.</param>
internal sealed class CallerClaims(Func<string, string?> claim, string? issuer)
{
    /// <summary>
    /// The person's mail address, in lower case; null where no claim that they could not have edited holds one. A member is known by their sign-in
    /// name, whose domain the tenant has verified; a guest, whose names come from elsewhere, only by an address that Entra has verified.
    /// </summary>
    public string? Person()
    {
        string?[] names = [IsGuest ? null : claim("preferred_username"), IsGuest ? null : claim("upn"), IsEmailVerified ? claim("email") : null];
        return names.Select(name => PersonAddress.TryNormalize(name, out var address) ? address : null).FirstOrDefault(address => address is not null);
    }

    /// <summary>The client id of a system that signs in as itself; null for a token that acts for a person.</summary>
    public string? System() =>
        (claim("idtyp") ?? "app") == "app" && !IsDelegated && (claim("azp") ?? claim("appid")) is { } id
        && !id.Contains('@', StringComparison.Ordinal) && ActorName.TryNormalize(id, out var name) ? name : null;

    /// <summary>An access token that an app uses for a person. An ID token, which proves nothing to an API, has no scope.</summary>
    public bool IsDelegated => claim("scp") is { Length: > 0 };

    private bool IsGuest => claim("acct") == "1" || (claim("idp") is { } home && home != issuer);

    private bool IsEmailVerified => claim("xms_edov") is "1" or "true" or "True";
}
