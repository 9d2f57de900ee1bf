using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;

namespace LaunchControl.Core.Blockers;

/// <summary>Answers "what blocks us, who can unblock it, and by when?" from the state of a launch.</summary>
public static class BlockerList
{
    /// <summary>Everything that could be done now and is not, most urgent first; what waits for something else of the list is not named itself.</summary>
    /// <param name="absences">Of people in the launch, as far as known.</param>
    public static IReadOnlyList<Blocker> Of(Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        if (launch.IsFinal || launch.IsLaunched)
        {
            return [];
        }

        if (launch.Status == LaunchStatus.Held)
        {
            return [new Blocker(BlockerKind.Hold, "launch", "The launch is on hold: resume it", launch.HoldReason, launch.HeldAt ?? launch.StartedAt, [new Unblocker(launch.Owner)], launch.LaunchAt, 0)];
        }

        var writer = new Writer(launch, absences, now);
        var open = launch.Gates.Where(gate => !gate.IsPassed && launch.IsOpen(gate));
        return [.. open.SelectMany(writer.Of).Concat(writer.Recommendations()).OrderBy(blocker => blocker.By).ThenBy(blocker => blocker.Subject, StringComparer.Ordinal)];
    }

    private sealed class Writer(Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        private readonly DateOnly _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, launch.Zone).DateTime);

        public IEnumerable<Blocker> Of(Gate gate) => gate.Status switch
        {
            GateStatus.Waiting => ExternalGates(gate),
            GateStatus.InReview => SignOffs(gate),
            GateStatus.Expired => [Write(BlockerKind.ExpiredReview, $"gate/{gate.Id}", $"The review of {gate.Name} expired: request it again", null, gate.DecidedAt ?? now, [launch.Owner], gate.DueAt)],
            _ => [.. Items(gate), .. Rework(gate), .. NoApprover(gate)],
        };

        public IEnumerable<Blocker> Recommendations() =>
            from one in launch.HoldRecommendations
            where one.State == RecommendationState.Open
            select Write(BlockerKind.HoldRecommended, $"item/{one.Id}", $"Hold recommended: the go depends on '{one.Condition}', which was not done in time",
                $"Condition of {one.GivenBy}'s go; {one.Owner} was to do it by {one.DueAt:yyyy-MM-dd}.", one.RaisedAt, [launch.Owner, one.Owner], launch.LaunchAt);

        private IEnumerable<Blocker> ExternalGates(Gate gate) =>
            from other in gate.WaitsFor
            where other.PassedAt is null
            let what = other.CancelledAt is null ? "" : ", which was cancelled: let the gate wait for something else"
            select Write(BlockerKind.ExternalGate, $"gate/{gate.Id}", $"{gate.Name} waits for {other.GateId} of launch {other.LaunchId}{what}",
                null, launch.PhaseOf(gate).OpenedAt!.Value, [launch.Owner], gate.DueAt);

        private IEnumerable<Blocker> SignOffs(Gate gate) =>
            from approver in gate.Approvers
            where approver is { Vote: null, LinkNonce: not null }
            select Write(BlockerKind.SignOff, $"gate/{gate.Id}", $"Sign-off of {gate.Name}", approver.DeliveryProblem?.InWords(approver.Person), gate.RequestedAt!.Value, [approver.Person], gate.DueAt);

        private IEnumerable<Blocker> Items(Gate gate) =>
            from item in gate.Items
            where !item.IsSettled && ChecklistRules.WaitsForOthers(launch, item) is null
            let isBlocked = item.Status == ItemStatus.Blocked
            let since = item.StatusSince ?? gate.OpenedAt ?? launch.StartedAt
            select Write(isBlocked ? BlockerKind.BlockedItem : BlockerKind.Item, $"item/{item.Id}", item.Title, item.StatusReason ?? Finding(item), since,
                isBlocked ? [item.Owner, launch.Owner] : [item.Owner], item.DueAt);

        private static string? Finding(ChecklistItem item) => item.Check is { LastFinding: { } finding } check ? $"{check.Url} {finding}" : null;

        private IEnumerable<Blocker> Rework(Gate gate) => gate.Status != GateStatus.NeedsWork || !gate.IsReadyForReview ? [] :
            [Write(BlockerKind.Rework, $"gate/{gate.Id}", $"{gate.Name} was not approved: mend it and request the review again",
                gate.Approvers.Select(approver => approver.Vote?.Comment).FirstOrDefault(comment => comment is not null), gate.DecidedAt ?? now, [launch.Owner], gate.DueAt)];

        private IEnumerable<Blocker> NoApprover(Gate gate) => ApproverRoster.IsComplete(launch, gate) ? [] :
            [Write(BlockerKind.NoApprover, $"gate/{gate.Id}", $"{gate.Name} can't be signed: name somebody as {string.Join(" and ", Unnamed(gate))}",
                null, launch.StartedAt, [launch.Owner], gate.DueAt)];

        private IEnumerable<string> Unnamed(Gate gate) => gate.ApproverRoles.Select(role => role.Role).Where(role => launch.PeopleOf(role).Count == 0);

        private Blocker Write(BlockerKind kind, string subject, string what, string? reason, DateTimeOffset since, IEnumerable<string> who, DateTimeOffset by)
        {
            var dueOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(by, launch.Zone).DateTime);
            return new Blocker(kind, subject, what, reason, since, [.. who.Distinct().Select(Unblocker)], by, now <= by ? 0 : Math.Max(0, launch.Calendar.WorkingDaysBetween(dueOn, _today)));
        }

        private Unblocker Unblocker(string person) =>
            absences.FirstOrDefault(absence => absence.Person == person && absence.Covers(_today, _today)) is { } away
                ? new Unblocker(person, away.To, away.Delegate)
                : new Unblocker(person);
    }
}
