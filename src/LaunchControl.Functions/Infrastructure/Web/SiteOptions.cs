using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Where people reach this system. Section <c>Site</c>.</summary>
public sealed class SiteOptions : IValidatableObject
{
    public const string Section = "Site";

    /// <summary>Public address, ending in a slash; links in mails start with it.</summary>
    public Uri BaseAddress { get; set; } = null!;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" } || !BaseAddress.AbsoluteUri.EndsWith('/'))
        {
            yield return new ValidationResult(
                "Site__baseAddress must be the public address of this system, ending in a slash, for instance https://launch.contoso.example/.", [nameof(BaseAddress)]);
        }
    }
}
