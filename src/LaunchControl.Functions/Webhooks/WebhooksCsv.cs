using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Webhooks as CSV; never their secrets.</summary>
internal static class WebhooksCsv
{
    public static CsvColumns<WebhookView> Columns { get; } = new(
        ("id", webhook => webhook.Id),
        ("url", webhook => webhook.Url),
        ("events", webhook => string.Join(' ', webhook.Events)),
        ("launchId", webhook => webhook.LaunchId),
        ("contact", webhook => webhook.Contact),
        ("description", webhook => webhook.Description),
        ("status", webhook => webhook.Status),
        ("failingSince", webhook => webhook.FailingSince),
        ("disabledAt", webhook => webhook.DisabledAt),
        ("disabledReason", webhook => webhook.DisabledReason),
        ("createdAt", webhook => webhook.CreatedAt),
        ("createdBy", webhook => webhook.CreatedBy));
}
