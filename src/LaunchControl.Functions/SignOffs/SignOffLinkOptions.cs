using System.ComponentModel.DataAnnotations;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.SignOffs;

/// <summary>How review links are signed. Section <c>SignOffLinks</c>.</summary>
public sealed class SignOffLinkOptions : IValidatableObject
{
    public const string Section = "SignOffLinks";

    /// <summary>Id of the key that signs. The others only verify, so that links survive a change of keys.</summary>
    public string ActiveKey { get; set; } = "";

    /// <summary>Key id to key, in base64. Remove a key to retire it: its links die.</summary>
    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>How long a link works. Default 30 days; 1 hour to 365 days.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in KeyRing.Faults(Section, ActiveKey, Keys))
        {
            yield return Fault(fault);
        }

        if (Lifetime < TimeSpan.FromHours(1) || Lifetime > TimeSpan.FromDays(365))
        {
            yield return Fault("SignOffLinks__lifetime must be between 1 hour and 365 days, for instance 30.00:00:00.");
        }
    }

    private static ValidationResult Fault(string message) => new(message, [Section]);
}
