using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Telemetry;
using LaunchControl.Pages.Mails;

namespace LaunchControl.Functions.Mails;

/// <summary>Makes a mail from the launch as it is now, and hands it over. What has become moot is not sent; what has no room in its reader's day comes with the next digest, and what asks for something while the launch is held, after that.</summary>
public sealed class MailDelivery(MailComposer composer, MailRenderer renderer, MailBudget budget, IMailSender sender, LaunchControlMetrics metrics)
{
    public async Task SendAsync(Launch launch, SendMailIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            metrics.MailEnded(intent.Mail, await TrySendAsync(launch, intent, cancellationToken));
        }
        catch
        {
            metrics.MailEnded(intent.Mail, "failed");
            throw;
        }
    }

    private async Task<string> TrySendAsync(Launch launch, SendMailIntent intent, CancellationToken cancellationToken)
    {
        var id = $"{launch.Id}.{intent.Id}";
        if (!MailUrgencies.IsNotNow(intent, launch) && composer.IsMoot(launch, intent))
        {
            return "moot";
        }

        if (!await budget.TakeAsync(launch, intent, id, cancellationToken))
        {
            return "putOff";
        }

        var content = await renderer.RenderAsync(composer.Compose(launch, intent));
        var gateId = intent.GateId is { } named && launch.FindGate(named) is not null ? named : null;
        await sender.SendAsync(new OutgoingMail(id, launch.Id, gateId, intent.To, content.Subject, content.Text, content.Html) { TraceId = LaunchControlTrace.Id }, cancellationToken);
        return "sent";
    }
}
