using System.ComponentModel.DataAnnotations;
using LaunchControl.Core.People;

namespace LaunchControl.Functions.Infrastructure.Mail;

/// <summary>How mail is sent. Section <c>Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>API key of SendGrid with the one permission to send; a Key Vault reference on Azure.</summary>
    public string SendGridApiKey { get; set; } = "";

    /// <summary>The sender's address; its domain must be authenticated with the provider.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name. Default <c>LaunchControl</c>.</summary>
    public string FromName { get; set; } = "LaunchControl";

    /// <summary>
    /// Public key of SendGrid's signed event webhook: base64 of a SubjectPublicKeyInfo on curve P-256, as SendGrid shows it. Without it no events are taken.
    /// </summary>
    public string? EventWebhookPublicKey { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(SendGridApiKey))
        {
            yield return new ValidationResult("Mail__sendGridApiKey must be an API key of SendGrid that may send mail, for instance a reference to a Key Vault secret.", [nameof(SendGridApiKey)]);
        }

        if (!PersonAddress.TryNormalize(From, out _))
        {
            yield return new ValidationResult("Mail__from must be the sender's mail address, for instance launches@contoso.example.", [nameof(From)]);
        }

        if (!string.IsNullOrEmpty(EventWebhookPublicKey) && !EventWebhookKey.IsValid(EventWebhookPublicKey))
        {
            yield return new ValidationResult(
                "Mail__eventWebhookPublicKey must be the verification key that SendGrid shows with its signed event webhook, in base64 and on one line, for instance 'MFkwEwYHKoZI...'; "
                + "leave it empty to take no events.",
                [nameof(EventWebhookPublicKey)]);
        }
    }
}
