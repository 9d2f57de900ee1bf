using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
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
            Check = intent.Check,
            To = intent.To,
            ReviewLink = intent.Mail == MailKind.SignOffRequested ? links.LinkFor(launch, gate!, gate!.FindApprover(intent.To)!) : null,
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
        not MailKind.LaunchCancelled when launch.Status == LaunchStatus.Cancelled => true,
        MailKind.ExternalLaunchCancelled => gate is not { Status: GateStatus.Waiting } || gate.WaitsFor.All(other => other.CancelledAt is null),
        MailKind.SignOffRequested =>
            gate is not { Status: GateStatus.InReview } || gate.Round != intent.Round || gate.FindApprover(intent.To) is not { LinkNonce: not null, LinkRevokedAt: null, Vote: null },
        MailKind.GateNeedsWork => gate is not { Status: GateStatus.NeedsWork } || gate.Round != intent.Round,
        MailKind.ConditionGiven or MailKind.ConditionMissed => gate?.FindItem(intent.ItemId!) is not { IsSettled: false },
        MailKind.HoldRecommended => !launch.HoldRecommendations.Any(one => one.Id == intent.ItemId && one.State == RecommendationState.Open),
        MailKind.LaunchNoGo => launch.Status != LaunchStatus.NoGo,
        MailKind.LaunchInBlackout => launch.Blackout is null,
        MailKind.GateExpired => gate is not { Status: GateStatus.Expired },
        MailKind.GateOverridden => gate?.Override is null,
        MailKind.ApproverReassigned => gate?.FindApprover(intent.To) is null,
        MailKind.MailUndelivered => gate?.FindApprover(intent.Person!)?.DeliveryProblem is null,
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
