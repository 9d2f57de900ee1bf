namespace LaunchControl.Pages.Mails;

/// <summary>To a webhook's contact: it was disabled because nothing could be delivered.</summary>
internal static class WebhookDisabledMail
{
    private const int LongestUrl = 300;

    public static MailBody Write(WebhookDisabledModel model)
    {
        var (webhook, disabled) = (model.Webhook, model.Webhook.Disabled!);
        var host = Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url) ? url.Host : webhook.Id;
        var name = webhook.Description is { Length: > 0 } description ? $"{InertText.Line(description, LongestUrl)} ({InertText.Line(webhook.Url, LongestUrl)})" : InertText.Line(webhook.Url, LongestUrl);
        return new MailBody
        {
            Subject = $"Webhook disabled: {host}",
            Preheader = "Events are not delivered to it any more.",
            Paragraphs =
            [
                $"LaunchControl stopped delivering events to {name}. {disabled.Reason}",
                "What happens from now on is not kept for it. Launches themselves go on as ever: no sign-off or reminder depends on a webhook.",
            ],
            Link = model.Link,
            LinkText = "See the webhook and why its deliveries failed",
            Closing = ["Once the receiver works again, an administrator enables the webhook, and replays the failed deliveries that are still wanted."],
        };
    }
}
