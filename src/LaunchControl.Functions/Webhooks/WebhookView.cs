using System.Text.Json.Serialization;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Webhooks;

/// <summary>A webhook as the API shows it.</summary>
/// <param name="Events">Types and patterns; empty for all events.</param>
/// <param name="Status"><c>active</c>, <c>failing</c> (every delivery fails since <paramref name="FailingSince"/>) or <c>disabled</c>.</param>
/// <param name="Secrets">Which generations sign, newest first; never the secrets themselves.</param>
/// <param name="Secret">The newest secret: only in the answer to its creation and to a rotation.</param>
public sealed record WebhookView(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    string? LaunchId,
    string Contact,
    string? Description,
    WebhookStatus Status,
    DateTimeOffset? FailingSince,
    DateTimeOffset? DisabledAt,
    string? DisabledReason,
    IReadOnlyList<WebhookSecretView> Secrets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    IReadOnlyList<WebhookChange> History,
    WebhookLinks Links)
{
    public static WebhookView Of(Webhook webhook, Uri site, DateTimeOffset now, string? secret = null) => new(
        webhook.Id, webhook.Url, webhook.Events, webhook.LaunchId, webhook.Contact, webhook.Description, StatusOf(webhook), webhook.FailingSince,
        webhook.Disabled?.At, webhook.Disabled?.Reason,
        [.. webhook.SecretsAt(now).Select(known => new WebhookSecretView(known.Generation, known.KeyId, known.CreatedAt, known.SignsUntil))],
        secret, webhook.CreatedAt, webhook.CreatedBy, webhook.History, WebhookLinks.Of(webhook, site));

    internal static WebhookStatus StatusOf(Webhook webhook) =>
        !webhook.IsActive ? WebhookStatus.Disabled : webhook.FailingSince is null ? WebhookStatus.Active : WebhookStatus.Failing;
}
