using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Finds out who looks at a page.</summary>
public sealed class PagePrincipal(IOptions<AccessOptions> options, AccessTokens tokens)
{
    /// <summary>Holds a development token; read in development mode only.</summary>
    public const string DevelopmentCookie = "launchcontrol-development";

    /// <summary>Set by App Service Authentication: base64 of JSON.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const string Entra = "aad";

    // App Service Authentication gives some claims long names.
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] = "email",
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] = "upn",
        ["http://schemas.microsoft.com/identity/claims/identityprovider"] = "idp",
        ["http://schemas.microsoft.com/ws/2008/06/identity/claims/role"] = "roles",
    };

    /// <summary>The signed-in person, or null.</summary>
    public async Task<Caller?> IdentifyAsync(HttpRequest request)
    {
        if (options.Value.DevelopmentMode)
        {
            return request.Cookies[DevelopmentCookie] is { } token ? await tokens.ValidateAsync(token) : null;
        }

        // A second header can only be somebody's who hopes that theirs is read.
        return options.Value.TrustPlatformPrincipal && request.Headers[Header] is [{ } principal] ? Read(principal) : null;
    }

    private static Caller? Read(string principal)
    {
        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(principal)) is { Provider: Entra, Claims: { } claims } ? CallerOf(claims) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static Caller? CallerOf(IReadOnlyList<PrincipalClaim?> claims)
    {
        var values = claims.Where(claim => claim is { Type: not null, Value: not null })
            .ToLookup(claim => ShortNames.GetValueOrDefault(claim!.Type!, claim.Type!), claim => claim!.Value!, StringComparer.Ordinal);
        return new CallerClaims(name => values[name].FirstOrDefault(), values["iss"].FirstOrDefault()).Person() is { } person
            ? new Caller(person, values["roles"].ToHashSet(StringComparer.Ordinal))
            : null;
    }

    private sealed record Principal([property: JsonPropertyName("auth_typ")] string? Provider, [property: JsonPropertyName("claims")] IReadOnlyList<PrincipalClaim?>? Claims);

    private sealed record PrincipalClaim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);
}
