using System.Security.Claims;
using LaunchControl.Core.People;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Validates bearer tokens: signature, issuer, audience and lifetime.</summary>
public sealed class AccessTokens
{
    /// <summary>Issuer of tokens in development mode.</summary>
    public const string DevelopmentIssuer = "launchcontrol-development";

    // In the order in which they identify a person; a token for a system has only the last.
    private static readonly string[] PersonClaims = ["preferred_username", "email", "upn", "azp", "appid"];

    private readonly AccessOptions _options;
    private readonly TimeProvider _time;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _published;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public AccessTokens(IOptions<AccessOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        if (!_options.DevelopmentMode)
        {
            _published = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{_options.Authority!.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever());
        }
    }

    /// <summary>The caller that a token names, or null where the token is not to be believed, for whatever reason.</summary>
    public async Task<Caller?> ValidateAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, Parameters());
        if (!result.IsValid)
        {
            return null;
        }

        var person = PersonClaims.Select(claim => result.ClaimsIdentity.FindFirst(claim)?.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        return person is null ? null : new Caller(Normalize(person), Roles(result.ClaimsIdentity));
    }

    private TokenValidationParameters Parameters()
    {
        var parameters = new TokenValidationParameters
        {
            ValidAudience = _options.Audience,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromMinutes(5),
            LifetimeValidator = IsCurrent,
        };
        if (_published is null)
        {
            parameters.ValidIssuer = DevelopmentIssuer;
            parameters.IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(_options.DevelopmentKey!));
            parameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        }
        else
        {
            parameters.ConfigurationManager = _published;
            parameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256];
        }

        return parameters;
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires > now - parameters.ClockSkew && !(notBefore > now + parameters.ClockSkew);
    }

    private static string Normalize(string person) => PersonAddress.TryNormalize(person, out var address) ? address : person;

    private static HashSet<string> Roles(ClaimsIdentity identity) =>
        identity.FindAll("roles").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
}
