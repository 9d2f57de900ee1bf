using System.Text.Json;
using System.Text.Json.Serialization;
using LaunchControl.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Finds out who looks at a page.</summary>
public sealed class PagePrincipal(IOptions<AccessOptions> options, AccessTokens tokens)
{
    /// <summary>Holds a development token; read in development mode only.</summary>
    public const string DevelopmentCookie = "launchcontrol-development";

    private static readonly string[] PersonClaims = ["preferred_username", "email", "upn", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"];

    /// <summary>The signed-in person, or null.</summary>
    public async Task<Caller?> IdentifyAsync(HttpRequest request)
    {
        if (options.Value.DevelopmentMode)
        {
            return request.Cookies[DevelopmentCookie] is { } token ? await tokens.ValidateAsync(token) : null;
        }

        return options.Value.TrustPlatformPrincipal && request.Headers["X-MS-CLIENT-PRINCIPAL"] is [{ } principal] ? Read(principal) : null;
    }

    private static Caller? Read(string principal)
    {
        try
        {
            var claims = JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(principal))?.Claims ?? [];
            var person = PersonClaims.Select(type => claims.FirstOrDefault(claim => claim.Type == type)?.Value).FirstOrDefault(value => value is not null);
            return PersonAddress.TryNormalize(person, out var address)
                ? new Caller(address, claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal))
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Principal([property: JsonPropertyName("claims")] IReadOnlyList<PrincipalClaim>? Claims);

    private sealed record PrincipalClaim([property: JsonPropertyName("typ")] string Type, [property: JsonPropertyName("val")] string Value);
}
