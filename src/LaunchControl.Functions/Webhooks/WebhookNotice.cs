using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages.Mails;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Mails that a webhook was disabled: to its contact, and for a chat channel to the launch owner.</summary>
public sealed class WebhookNotice(ILaunchStore launches, MailRenderer renderer, IMailSender sender, IOptions<SiteOptions> site)
{
    /// <param name="webhook">A disabled one.</param>
    public async Task SendAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var id = $"webhook-{webhook.Id}.{webhook.Disabled!.At.ToUnixTimeSeconds()}";
        var (to, content) = await WriteAsync(webhook, cancellationToken);
        await sender.SendAsync(new OutgoingMail(id, null, null, to, content.Subject, content.Text, content.Html) { Thread = $"webhook-{webhook.Id}" }, cancellationToken);
    }

    private async Task<(string To, MailContent Content)> WriteAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        if (webhook.Chat is not null && await launches.ReadAsync(webhook.LaunchId!, cancellationToken) is { Launch: var launch })
        {
            return (launch.Owner, await renderer.RenderAsync(new ChannelDisabledModel(webhook, launch, new Uri(site.Value.BaseAddress, $"board/{launch.Id}"))));
        }

        return (webhook.Contact, await renderer.RenderAsync(new WebhookDisabledModel(webhook, new Uri(site.Value.BaseAddress, $"api/webhooks/{webhook.Id}"))));
    }
}
