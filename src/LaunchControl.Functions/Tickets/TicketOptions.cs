using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Tickets;

/// <summary>Secrets of the ticket systems that report to us. Section <c>Tickets</c>. Without one, its route takes nothing.</summary>
public sealed class TicketOptions : IValidatableObject
{
    public const string Section = "Tickets";

    /// <summary>What the secrets of Standard Webhooks begin with.</summary>
    public const string WebhookSecretPrefix = "whsec_";

    private const int ShortestSecret = 16;
    private const int MostSecrets = 2;

    /// <summary>The secret of Jira's webhook, and while it is changed the one before: at least 16 characters.</summary>
    public IList<string> JiraSecrets { get; } = [];

    /// <summary>The same for the generic webhook: <c>whsec_</c> and 24 to 64 random bytes in base64, as the Standard Webhooks specification has it.</summary>
    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>Those that are set: an empty one stands for none.</summary>
    public IEnumerable<string> KnownJiraSecrets => JiraSecrets.Where(secret => secret.Length > 0);

    /// <inheritdoc cref="KnownJiraSecrets"/>
    public IEnumerable<byte[]> KnownWebhookKeys => WebhookSecrets.Where(secret => secret.Length > 0).Select(secret => Convert.FromBase64String(secret[WebhookSecretPrefix.Length..]));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (JiraSecrets.Count > MostSecrets || WebhookSecrets.Count > MostSecrets)
        {
            yield return Fault("Tickets__jiraSecrets and Tickets__webhookSecrets hold two secrets each at most, the one in use and the one before: Tickets__jiraSecrets__0 and Tickets__jiraSecrets__1.");
        }

        for (var i = 0; i < JiraSecrets.Count; i++)
        {
            if (JiraSecrets[i].Length is > 0 and < ShortestSecret)
            {
                yield return Fault($"Tickets__jiraSecrets__{i} must have at least {ShortestSecret} characters. Make one with: openssl rand -hex 32");
            }
        }

        for (var i = 0; i < WebhookSecrets.Count; i++)
        {
            if (WebhookSecrets[i].Length > 0 && !IsWebhookSecret(WebhookSecrets[i]))
            {
                yield return Fault($"Tickets__webhookSecrets__{i} must be whsec_ and 24 to 64 random bytes in base64. Make one with: echo whsec_$(openssl rand -base64 32)");
            }
        }
    }

    private static bool IsWebhookSecret(string secret) =>
        secret.StartsWith(WebhookSecretPrefix, StringComparison.Ordinal) && Base64.IsValid(secret.AsSpan(WebhookSecretPrefix.Length), out var length) && length is >= 24 and <= 64;

    private static ValidationResult Fault(string message) => new(message, [Section]);
}
