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
        GateStatus.Expired => [OfOwner(launch, gate, AskKind.ExpiredReview, gate.DecidedAt ?? now)],
        _ => [.. Items(launch, gate), .. Rework(launch, gate, now), .. NoApprover(launch, gate)],
    };

    private static IEnumerable<Ask> ExternalGates(Launch launch, Gate gate) =>
        from other in gate.WaitsFor
        where other.PassedAt is null
        select OfOwner(launch, gate, AskKind.ExternalGate, launch.PhaseOf(gate).OpenedAt!.Value) with { WaitsFor = other.Reference };

    private static IEnumerable<Ask> SignOffs(Gate gate) =>
        from seat in Seats.Of(gate)
        where seat.IsWaiting
        select About(gate, AskKind.SignOff, seat.Person, Since(gate, seat)) with
        {
            InPlaceOf = seat.InPlaceOf,
            StandIn = seat.StandIn is null ? seat.Approver.StandIn?.Person : null,
            AskedAt = seat.AskedAt,
            RespondedAt = seat.AcknowledgedAt,
            PromisedFor = seat.DecidesBy,
            Reason = seat.DeliveryProblem?.InWords(seat.Person),
        };

    // Whose turn comes later is asked later. A fresh link asks for nothing new; an earlier release kept no more than its date.
    private static DateTimeOffset Since(Gate gate, Seat seat) =>
        Latest(gate.RequestedAt!.Value, seat.AskedAt ?? (seat.LinkRenewals == 0 ? seat.LinkIssuedAt : null));

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
        select About(gate, item, AskKind.Condition, item.Owner, item.StatusSince ?? item.HandedAt ?? gate.RequestedAt ?? item.DueAt, item.HandedAt);

    private static IEnumerable<Ask> Rework(Launch launch, Gate gate, DateTimeOffset now)
    {
        if (gate.Status == GateStatus.NeedsWork && gate.IsReadyForReview)
        {
            yield return OfOwner(launch, gate, AskKind.Rework, Latest(gate.DecidedAt ?? now, gate.Items.Max(item => item.StatusSince))) with
            {
                Reason = gate.Approvers.Select(approver => approver.Vote?.Comment).FirstOrDefault(comment => comment is not null),
            };
        }
    }

    private static IEnumerable<Ask> NoApprover(Launch launch, Gate gate) =>
        ApproverRoster.IsComplete(launch, gate) ? [] : [OfOwner(launch, gate, AskKind.NoApprover, launch.StartedAt)];

    private static Ask OfOwner(Launch launch, Gate gate, AskKind kind, DateTimeOffset since) => About(gate, kind, launch.Owner, Latest(since, launch.OwnerSince));

    private static Ask About(Gate gate, AskKind kind, string person, DateTimeOffset since) =>
        new(kind, person, gate.Id, gate.Name, gate.Name, since, gate.DueAt) { Round = gate.Round };

    // Nobody is late with what waited for others, or was somebody else's.
    private static Ask About(Launch launch, Gate gate, ChecklistItem item, AskKind kind, string person) =>
        About(gate, item, kind, person, item.StatusSince ?? gate.OpenedAt ?? launch.StartedAt, [
            person == item.Owner ? item.HandedAt : null,
            person == launch.Owner ? launch.OwnerSince : null,
            .. item.DependsOn.Select(id => launch.FindItem(id)?.Item.StatusSince)]);

    private static Ask About(Gate gate, ChecklistItem item, AskKind kind, string person, DateTimeOffset since, params IEnumerable<DateTimeOffset?> notBefore) =>
        new(kind, person, gate.Id, gate.Name, item.Title, Latest(since, notBefore.Max()), item.DueAt)
        {
            ItemId = item.Id,
            Round = gate.Round,
            RespondedAt = person == item.Owner ? item.AcknowledgedAt : null,
            PromisedFor = person == item.Owner ? item.ExpectedAt : null,
            Reason = item.StatusReason ?? (item.Check is { LastFinding: { } finding } check ? $"{check.Url} {finding}" : null),
        };

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
