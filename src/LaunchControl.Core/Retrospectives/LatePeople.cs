using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Finds who was late with what.</summary>
/// <remarks>
/// An approver is late whose first decision on a gate came after the gate was due, although they were asked before that; or who was, and never decided,
/// where the gate was waived, overridden or never passed. An owner is late whose item was done after it was due, or never. Whoever was asked too late
/// themselves is not counted, nor is the time that the launch was on hold.
/// </remarks>
internal static class LatePeople
{
    public static IReadOnlyList<LatePerson> Of(Launch launch, TrailReview trail) =>
    [
        .. launch.Gates.SelectMany(gate => SignOffs(launch, gate, trail).Concat(Items(launch, gate, trail)))
            .Where(late => late.Work.LateDays > 0)
            .GroupBy(late => late.Person)
            .Select(late => new LatePerson(
                late.Key, late.Count(), late.Max(one => one.Work.LateDays),
                [.. late.Select(one => one.Work).OrderByDescending(work => work.LateDays).ThenBy(work => work.Subject, StringComparer.Ordinal)]))
            .OrderByDescending(late => late.Count).ThenByDescending(late => late.WorstDays).ThenBy(late => late.Person, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Person, LateWork Work)> SignOffs(Launch launch, Gate gate, TrailReview trail)
    {
        var first = trail.SignOffs.Where(vote => vote.GateId == gate.Id && vote.Decision != SignOffDecision.Withdraw)
            .GroupBy(vote => vote.Person).ToDictionary(votes => votes.Key, votes => votes.First().DecidedAt);
        var decided =
            from vote in first
            where trail.WasAskedBy(gate.Id, vote.Key, gate.DueAt)
            select (vote.Key, Work($"gate/{gate.Id}", gate.Name, gate.DueAt, vote.Value, vote.Value, trail));
        if (gate.Status == GateStatus.Approved && gate.Override is null)
        {
            return decided;
        }

        var undecided =
            from approver in gate.Approvers
            where approver.Required && !first.ContainsKey(approver.Person) && trail.WasAskedBy(gate.Id, approver.Person, gate.DueAt)
            select (approver.Person, Work($"gate/{gate.Id}", gate.Name, gate.DueAt, null, End(launch, gate), trail));
        return decided.Concat(undecided);
    }

    // What does not apply or was waived was nobody's to finish.
    private static IEnumerable<(string Person, LateWork Work)> Items(Launch launch, Gate gate, TrailReview trail) =>
        from item in gate.Items
        where item.Status is ItemStatus.Done or ItemStatus.Open or ItemStatus.Blocked
        let done = item.Status == ItemStatus.Done ? item.CompletedAt ?? item.StatusSince : null
        select (item.Owner, Work($"item/{item.Id}", item.Title, item.DueAt, done, done ?? End(launch, gate), trail));

    private static DateTimeOffset End(Launch launch, Gate gate) => (gate.IsPassed ? gate.DecidedAt : null) ?? launch.LiveAt!.Value;

    private static LateWork Work(string subject, string name, DateTimeOffset due, DateTimeOffset? done, DateTimeOffset until, TrailReview trail) =>
        new(subject, name, due, done, Days.Late(due, until, trail));
}
