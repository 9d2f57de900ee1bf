using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Functions.Telemetry;
using LaunchControl.Pages.Mails;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Mails;

/// <summary>Makes a mail from the launch as it is now, and hands it over. What has become moot is not sent.</summary>
public sealed class MailDelivery(
    MailRenderer renderer, IMailSender sender, SignOffLinks links, LaunchControlMetrics metrics, IOptions<SiteOptions> site, TimeProvider time)
{
    public async Task SendAsync(Launch launch, SendMailIntent intent, CancellationToken cancellationToken)
    {
        var gate = intent.GateId is { } gateId ? launch.FindGate(gateId) : null;
        if (IsMoot(launch, intent, gate))
        {
            metrics.MailEnded(intent.Mail, "moot");
            return;
        }

        try
        {
            await sender.SendAsync(await WriteAsync(launch, intent, gate), cancellationToken);
            metrics.MailEnded(intent.Mail, "sent");
        }
        catch
        {
            metrics.MailEnded(intent.Mail, "failed");
            throw;
        }
    }

    private async Task<OutgoingMail> WriteAsync(Launch launch, SendMailIntent intent, Gate? gate)
    {
        var content = await renderer.RenderAsync(new MailModel
        {
            Kind = intent.Mail,
            Launch = launch,
            Gate = gate,
            Item = intent.ItemId is { } itemId ? gate?.FindItem(itemId) : null,
            Person = intent.Person,
            News = intent.News,
            Check = intent.Check,
            To = intent.To,
            ReviewLink = intent.Mail is MailKind.SignOffRequested or MailKind.StandInAsked ? links.LinkFor(launch, gate!, gate!.FindSeat(intent.To)!) : null,
            BoardLink = new Uri(site.Value.BaseAddress, $"board/{launch.Id}"),
            Now = time.GetUtcNow(),
        });
        return new OutgoingMail($"{launch.Id}.{intent.Id}", launch.Id, gate?.Id, intent.To, content.Subject, content.Text, content.Html)
        {
            TraceId = LaunchControlTrace.Id,
        };
    }

    // A mail that waited in the outbox must not ask for what was decided meanwhile, nor report what is no longer so.
    private static bool IsMoot(Launch launch, SendMailIntent intent, Gate? gate) => intent.Mail switch
    {
        MailKind.SignOffRequested or MailKind.StandInAsked =>
            gate is not { Status: GateStatus.InReview } || gate.Round != intent.Round || gate.FindSeat(intent.To) is not { IsWaiting: true, LinkRevokedAt: null } seat
            || seat.StandIn is null != (intent.Mail == MailKind.SignOffRequested),
        MailKind.NobodyStandsIn => gate is not { Status: GateStatus.InReview } || gate.FindApprover(intent.Person!) is not { Vote: null, StandIn: null },
        MailKind.NoLongerNeeded => intent.ItemId is { } handedOver ? gate?.FindItem(handedOver)?.Owner == intent.To
            : gate is { Status: GateStatus.InReview } && gate.FindSeat(intent.To) is { IsWaiting: true },
        MailKind.ItemReassigned => gate?.FindItem(intent.ItemId!) is not { IsSettled: false } item || item.Owner != intent.To,
        MailKind.LaunchOwnerChanged => launch.Owner == intent.Person,
        MailKind.GateNeedsWork => gate is not { Status: GateStatus.NeedsWork } || gate.Round != intent.Round,
        MailKind.ConditionGiven or MailKind.ConditionMissed => gate?.FindItem(intent.ItemId!) is not { IsSettled: false },
        MailKind.GateExpired => gate is not { Status: GateStatus.Expired },
        MailKind.GateOverridden => gate?.Override is null,
        MailKind.ApproverReassigned => gate?.FindApprover(intent.To) is null,
        MailKind.MailUndelivered => gate?.FindSeat(intent.Person!)?.DeliveryProblem is null,
        MailKind.LaunchHeld => launch.Status != LaunchStatus.Held,
        MailKind.LaunchResumed => launch.Status == LaunchStatus.Held,
        MailKind.ItemBlocked => gate?.FindItem(intent.ItemId!) is not { Status: ItemStatus.Blocked },
        MailKind.WaiverExpired => gate is null || (intent.ItemId is { } itemId ? gate.FindItem(itemId) is not { Status: ItemStatus.Open } : gate.IsPassed),
        MailKind.GateOverdue => gate is null or { IsPassed: true },
        MailKind.GuardrailBreached => !launch.Incidents.Any(incident => incident.IsOpen && incident.ToldBy == intent.Check),
        MailKind.GuardrailCleared => !launch.Incidents.Any(incident => incident.ClearedBy == intent.Check),
        _ => false,
    };
}
