using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Sets the due dates of gates beside when they passed.</summary>
internal static class GateReviews
{
    public static IReadOnlyList<GateDates> Of(Launch launch, TrailReview trail) =>
    [
        .. from gate in launch.Gates
           let planned = trail.FirstDue(gate.Id) ?? gate.DueAt
           let passed = gate.IsPassed ? gate.DecidedAt ?? gate.Waiver?.At ?? gate.Override?.At : null
           select new GateDates(
               gate.Id, gate.Name, gate.Team, gate.Status, planned, gate.DueAt, passed,
               passed is { } slipped ? Days.Between(planned, slipped) : null, passed is { } at ? Days.Late(gate.DueAt, at, trail) : null),
    ];

    public static IReadOnlyList<TeamSlip> ByTeam(IReadOnlyList<GateDates> gates) =>
    [
        .. gates.GroupBy(gate => gate.Team).Select(team => Of(team.Key, [.. team]))
            .OrderByDescending(team => team.WorstLateDays).ThenByDescending(team => team.Late).ThenBy(team => team.Team, StringComparer.Ordinal),
    ];

    private static TeamSlip Of(string team, IReadOnlyList<GateDates> gates)
    {
        var late = gates.Where(gate => gate.LateDays is null or > 0).ToList();
        var worst = late.MaxBy(gate => gate.LateDays ?? 0);
        var mean = gates.Where(gate => gate.LateDays is not null).Select(gate => gate.LateDays!.Value).DefaultIfEmpty(0).Average();
        return new TeamSlip(team, gates.Count, late.Count, mean, worst?.LateDays ?? 0, worst?.Name);
    }
}
