using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Whose tokens are believed. Section <c>Access</c>.</summary>
public sealed class AccessOptions : IValidatableObject
{
    public const string Section = "Access";

    private static readonly string[] ManyTenants = ["common", "organizations", "consumers"];

    /// <summary>The issuer of access tokens, for instance <c>https://login.microsoftonline.com/TENANT/v2.0</c>. Its keys are fetched and refreshed.</summary>
    public Uri? Authority { get; set; }

    /// <summary>The audience that a token must be for: the application's id.</summary>
    public string Audience { get; set; } = "launchcontrol";

    /// <summary>Local development only: believes development tokens. The app does not start with it on Azure.</summary>
    public bool DevelopmentMode { get; set; }

    /// <summary>Signs development tokens: at least 32 random bytes in base64. Needed in development mode.</summary>
    public string? DevelopmentKey { get; set; }

    /// <summary>Believe App Service Authentication's headers. Set it only where the platform sets (and removes) them.</summary>
    public bool TrustPlatformPrincipal { get; set; }

    /// <summary>Not a setting: <see cref="AzureSigns"/>.</summary>
    internal bool IsOnAzure { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DevelopmentMode && IsOnAzure)
        {
            yield return Fault("Access__developmentMode must not be set on Azure: anybody could sign in as anybody. Remove it and set Access__authority.");
        }

        if (DevelopmentMode && (!Base64.IsValid(DevelopmentKey ?? "", out var length) || length < 32))
        {
            yield return Fault("Access__developmentKey must be at least 32 random bytes in base64. Make one with: openssl rand -base64 32");
        }

        if (!DevelopmentMode && Authority is not { Scheme: "https" })
        {
            yield return Fault("Access__authority must be the https address of the token issuer, for instance https://login.microsoftonline.com/TENANT/v2.0.");
        }

        if (!DevelopmentMode && ManyTenants.Contains(Authority?.Segments.ElementAtOrDefault(1)?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase))
        {
            yield return Fault("Access__authority must name one tenant, by its id: with 'common', 'organizations' or 'consumers' anybody's tenant could sign in. For instance https://login.microsoftonline.com/TENANT/v2.0.");
        }

        if (string.IsNullOrWhiteSpace(Audience))
        {
            yield return Fault("Access__audience must be the application id that tokens are issued for, for instance api://launchcontrol.");
        }
    }

    private static ValidationResult Fault(string message) => new(message, [Section]);
}
