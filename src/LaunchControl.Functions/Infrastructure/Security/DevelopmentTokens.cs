using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Issues tokens for local development; refuses outside development mode.</summary>
public sealed class DevelopmentTokens(IOptions<AccessOptions> options, TimeProvider time)
{
    /// <summary>Long, so that moving time in a test or a tour does not sign anybody out.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);

    public string Issue(string person, IEnumerable<string> roles)
    {
        if (!options.Value.DevelopmentMode)
        {
            throw new InvalidOperationException("Development tokens exist in development mode only.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        Claim[] claims = [new("preferred_username", person), new("scp", "access"), .. roles.Select(role => new Claim("roles", role))];
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = AccessTokens.DevelopmentIssuer,
            Audience = options.Value.Audience,
            Subject = new ClaimsIdentity(claims),
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Convert.FromBase64String(options.Value.DevelopmentKey!)), SecurityAlgorithms.HmacSha256),
        });
    }
}
