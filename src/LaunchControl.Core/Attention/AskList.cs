using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>Answers "what waits on whom?" from the state of a launch.</summary>
public static class AskList
{
    /// <summary>
    /// Everything that could be done now and is not, one entry a person, most urgent first. What waits for something else of the list is not named itself;
    /// a launch that is on hold, live or over asks nothing of anybody.
    /// </summary>
    /// <remarks>Whoever is away is named all the same; so is, for a sign-off, who is asked in their place.</remarks>
    public static IReadOnlyList<Ask> Of(Launch launch, DateTimeOffset now) =>
        launch.IsFinal || launch.IsLaunched || launch.Status == LaunchStatus.Held ? []
        : [.. launch.Gates.Where(launch.IsOpen).SelectMany(gate => OfGate(launch, gate, now))
            .OrderBy(ask => ask.DueAt).ThenBy(ask => ask.Subject, StringComparer.Ordinal).ThenBy(ask => ask.Person, StringComparer.Ordinal)];

    private static IEnumerable<Ask> OfGate(Launch launch, Gate gate, DateTimeOffset now) => gate.Status switch
    {
        GateStatus.Approved or GateStatus.Waived => Conditions(gate),
        GateStatus.Waiting => ExternalGates(launch, gate),
        GateStatus.InReview => [.. SignOffs(gate), .. Conditions(gate)],
        GateStatus.Expired => [About(gate, AskKind.ExpiredReview, launch.Owner, gate.DecidedAt ?? now)],
        _ => [.. Items(launch, gate), .. Rework(launch, gate, now), .. NoApprover(launch, gate)],
    };

    private static IEnumerable<Ask> ExternalGates(Launch launch, Gate gate) =>
        from other in gate.WaitsFor
        where other.PassedAt is null
        select About(gate, AskKind.ExternalGate, launch.Owner, launch.PhaseOf(gate).OpenedAt!.Value) with { WaitsFor = other.Reference };

    private static IEnumerable<Ask> SignOffs(Gate gate) =>
        from seat in Seats.Of(gate)
        where seat.IsWaiting
        select About(gate, AskKind.SignOff, seat.Person, Since(gate, seat)) with
        {
            InPlaceOf = seat.InPlaceOf,
            StandIn = seat.StandIn is null ? seat.Approver.StandIn?.Person : null,
            RespondedAt = seat.Approver.AcknowledgedAt,
            PromisedFor = seat.Approver.DecidesBy,
            Reason = seat.DeliveryProblem?.InWords(seat.Person),
        };

    // Whose turn comes later is asked later. A fresh link asks for nothing new.
    private static DateTimeOffset Since(Gate gate, Seat seat) =>
        seat is { LinkRenewals: 0, LinkIssuedAt: { } issuedAt } && issuedAt > gate.RequestedAt ? issuedAt : gate.RequestedAt!.Value;

    private static IEnumerable<Ask> Items(Launch launch, Gate gate) =>
        from item in gate.Items
        where !item.IsSettled && ChecklistRules.WaitsForOthers(launch, item) is null
        from person in Doers(launch, item)
        select About(launch, gate, item, item.Status == ItemStatus.Blocked ? AskKind.BlockedItem : AskKind.Item, person);

    private static IEnumerable<string> Doers(Launch launch, ChecklistItem item) =>
        item.Status == ItemStatus.Blocked && item.Owner != launch.Owner ? [item.Owner, launch.Owner] : [item.Owner];

    private static IEnumerable<Ask> Conditions(Gate gate) =>
        from item in gate.Items
        where item is { IsCondition: true, IsSettled: false }
        select About(gate, item, AskKind.Condition, item.Owner, item.StatusSince ?? gate.RequestedAt ?? item.DueAt);

    private static IEnumerable<Ask> Rework(Launch launch, Gate gate, DateTimeOffset now)
    {
        if (gate.Status == GateStatus.NeedsWork && gate.IsReadyForReview)
        {
            yield return About(gate, AskKind.Rework, launch.Owner, gate.DecidedAt ?? now) with
            {
                Reason = gate.Approvers.Select(approver => approver.Vote?.Comment).FirstOrDefault(comment => comment is not null),
            };
        }
    }

    private static IEnumerable<Ask> NoApprover(Launch launch, Gate gate) =>
        ApproverRoster.IsComplete(launch, gate) ? [] : [About(gate, AskKind.NoApprover, launch.Owner, launch.StartedAt)];

    private static Ask About(Gate gate, AskKind kind, string person, DateTimeOffset since) =>
        new(kind, person, gate.Id, gate.Name, gate.Name, since, gate.DueAt) { Round = gate.Round };

    private static Ask About(Launch launch, Gate gate, ChecklistItem item, AskKind kind, string person) =>
        About(gate, item, kind, person, item.StatusSince ?? gate.OpenedAt ?? launch.StartedAt);

    private static Ask About(Gate gate, ChecklistItem item, AskKind kind, string person, DateTimeOffset since) =>
        new(kind, person, gate.Id, gate.Name, item.Title, since, item.DueAt)
        {
            ItemId = item.Id,
            Round = gate.Round,
            RespondedAt = person == item.Owner ? item.AcknowledgedAt : null,
            PromisedFor = person == item.Owner ? item.ExpectedAt : null,
            Reason = item.StatusReason ?? (item.Check is { LastFinding: { } finding } check ? $"{check.Url} {finding}" : null),
        };
}
