using LaunchControl.Core.Attention;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Pages.Mails;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Mails;

/// <summary>Finds out what a mail would say about the launch as it is now, and whether it still has a point.</summary>
public sealed class MailComposer(SignOffLinks links, IOptions<SiteOptions> site, TimeProvider time)
{
    public MailModel Compose(Launch launch, SendMailIntent intent)
    {
        var gate = GateOf(launch, intent);
        return new MailModel
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
            BoardLink = BoardOf(launch),
            Now = time.GetUtcNow(),
        };
    }

    public Uri BoardOf(Launch launch) => new(site.Value.BaseAddress, $"board/{launch.Id}");

    /// <summary>Everything that waits for a person.</summary>
    public Uri OverviewOf(string person) => new(site.Value.BaseAddress, $"board/people/{Uri.EscapeDataString(person)}");

    /// <summary>Where something that is asked can be done: the review for a sign-off, the board for the rest.</summary>
    public Uri LinkOf(LaunchAsk ask) =>
        ask.Ask.Kind == AskKind.SignOff && ask.Launch.FindGate(ask.Ask.GateId) is { } gate && gate.FindSeat(ask.Ask.Person) is { LinkNonce: not null, LinkRevokedAt: null } seat
            ? links.LinkFor(ask.Launch, gate, seat)
            : BoardOf(ask.Launch);

    /// <summary>A mail that waited must not ask for what was decided meanwhile, nor report what is no longer so.</summary>
    public bool IsMoot(Launch launch, SendMailIntent intent) => IsMoot(launch, intent, GateOf(launch, intent));

    private bool IsMoot(Launch launch, SendMailIntent intent, Gate? gate) => intent.Mail switch
    {
        not MailKind.LaunchCancelled when launch.Status == LaunchStatus.Cancelled => true,
        MailKind.ExternalLaunchCancelled => gate is not { Status: GateStatus.Waiting } || gate.WaitsFor.All(other => other.CancelledAt is null),
        MailKind.SignOffRequested or MailKind.StandInAsked =>
            gate is not { Status: GateStatus.InReview } || gate.Round != intent.Round || gate.FindSeat(intent.To) is not { IsWaiting: true, LinkRevokedAt: null } seat
            || (seat.StandIn is null) != (intent.Mail == MailKind.SignOffRequested),
        MailKind.NobodyStandsIn => gate is not { Status: GateStatus.InReview } || gate.FindApprover(intent.Person!) is not { Vote: null, StandIn: null },
        MailKind.NoLongerNeeded => intent.ItemId is { } handedOver ? gate?.FindItem(handedOver)?.Owner == intent.To
            : gate is { Status: GateStatus.InReview } && gate.FindSeat(intent.To) is { IsWaiting: true },
        MailKind.ItemReassigned => gate?.FindItem(intent.ItemId!) is not { IsSettled: false } item || item.Owner != intent.To,
        MailKind.LaunchOwnerChanged => launch.Owner == intent.Person,
        MailKind.GateNeedsWork => gate is not { Status: GateStatus.NeedsWork } || gate.Round != intent.Round,
        MailKind.ConditionGiven or MailKind.ConditionMissed => gate?.FindItem(intent.ItemId!) is not { IsSettled: false },
        MailKind.HoldRecommended => !launch.HoldRecommendations.Any(one => one.Id == intent.ItemId && one.State == RecommendationState.Open),
        MailKind.LaunchNoGo => launch.Status != LaunchStatus.NoGo,
        MailKind.LaunchInBlackout => launch.Blackout is null,
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
        MailKind.Escalated => !IsStillEscalated(launch, intent, gate),
        _ => false,
    };

    private bool IsStillEscalated(Launch launch, SendMailIntent intent, Gate? gate) =>
        gate?.Escalations.LastOrDefault(one => one.Person == intent.Person && one.ItemId == intent.ItemId && one.To.Contains(intent.To)) is { } escalation
        && AskList.Of(launch, time.GetUtcNow()).Any(ask => ask.Key == escalation.Key && ask.Person == escalation.Person);

    private static Gate? GateOf(Launch launch, SendMailIntent intent) => intent.GateId is { } gateId ? launch.FindGate(gateId) : null;
}
