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
    }
}
