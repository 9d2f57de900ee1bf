using System.ComponentModel.DataAnnotations;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Webhooks;

/// <summary>What the secrets of outgoing webhooks are derived from, and the addresses of chat channels encrypted under. Section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhooks";

    /// <summary>Id of the key that new secrets are derived from. The others keep older secrets alive.</summary>
    public string ActiveKey { get; set; } = "";

    /// <summary>Key id to key, in base64. Remove a key once no webhook's secret is derived from it and no chat channel was put under it any more.</summary>
    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KeyRing.Faults(Section, ActiveKey, Keys).Select(fault => new ValidationResult(fault, [Section]));
}
