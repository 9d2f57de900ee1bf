using LaunchControl.Core.Webhooks;

namespace LaunchControl.Pages.Mails;

/// <summary>What the mail about a disabled webhook is made from.</summary>
/// <param name="Webhook">A disabled one.</param>
/// <param name="Link">Its address in the API.</param>
public sealed record WebhookDisabledModel(Webhook Webhook, Uri Link);
