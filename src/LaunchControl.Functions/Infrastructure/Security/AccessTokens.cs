using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Validates bearer tokens: signature, issuer, audience and lifetime.</summary>
public sealed class AccessTokens(IOptions<AccessOptions> options, IssuerKeys keys, TimeProvider time)
{
    /// <summary>Issuer of tokens in development mode.</summary>
    public const string DevelopmentIssuer = "launchcontrol-development";

    private readonly AccessOptions _options = options.Value;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The caller that a token names, or null where the token is not to be believed, for whatever reason.</summary>
    /// <exception cref="IssuerUnreachableException">The token can't be judged.</exception>
    public async Task<Caller?> ValidateAsync(string token, CancellationToken cancellationToken = default)
    {
        if (!_handler.CanReadToken(token))
        {
            return null;
        }

        var result = await (_options.DevelopmentMode ? _handler.ValidateTokenAsync(token, Development()) : ValidatePublishedAsync(token, cancellationToken));
        return result.IsValid ? CallerOf(result.ClaimsIdentity, result.Issuer) : null;
    }

    private async Task<TokenValidationResult> ValidatePublishedAsync(string token, CancellationToken cancellationToken)
    {
        var known = await keys.GetAsync(cancellationToken);
        var result = await _handler.ValidateTokenAsync(token, Published(known.Issuer, known.SigningKeys));
        return result.Exception is SecurityTokenSignatureKeyNotFoundException && await keys.GetNewerAsync(known, cancellationToken) is { } newer
            ? await _handler.ValidateTokenAsync(token, Published(newer.Issuer, newer.SigningKeys))
            : result;
    }

    private TokenValidationParameters Development() =>
        Parameters(DevelopmentIssuer, [new SymmetricSecurityKey(Convert.FromBase64String(_options.DevelopmentKey!))], SecurityAlgorithms.HmacSha256);

    private TokenValidationParameters Published(string issuer, IEnumerable<SecurityKey> signingKeys)
    {
        var parameters = Parameters(issuer, signingKeys, SecurityAlgorithms.RsaSha256);

        // A token that names no key, or an unknown one, is not tried with every key that there is.
        parameters.TryAllIssuerSigningKeys = false;
        return parameters;
    }

    private TokenValidationParameters Parameters(string issuer, IEnumerable<SecurityKey> signingKeys, string algorithm) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = _options.Audience,
        IssuerSigningKeys = signingKeys,
        ValidAlgorithms = [algorithm],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = TimeSpan.FromMinutes(5),
        LifetimeValidator = IsCurrent,
    };

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now - parameters.ClockSkew && !(notBefore > now + parameters.ClockSkew);
    }

    private static Caller? CallerOf(ClaimsIdentity identity, string issuer)
    {
        var claims = new CallerClaims(name => identity.FindFirst(name)?.Value, issuer);
        return (claims.IsDelegated ? claims.Person() : claims.System()) is { } name
            ? new Caller(name, identity.FindAll("roles").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal))
            : null;
    }
}
