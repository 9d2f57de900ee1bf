using LaunchControl.Core.Blockers;

namespace LaunchControl.Core.Launches;

/// <summary>Finds what a launch has to do next.</summary>
internal static class LaunchDeadline
{
    /// <summary>
    /// The earliest due date among what could be done now and the open gates that are not passed; after the go the launch moment, after launch the next check.
    /// Null for a launch that is held or over, and where nothing is due any more.
    /// </summary>
    /// <param name="blockers">Of the same launch and instant.</param>
    public static NextDeadline? Of(Launch launch, IReadOnlyList<Blocker> blockers)
    {
        var next = Candidates(launch, blockers).MinBy(candidate => candidate.At);
        return next is { What.Length: > NextDeadline.LongestWhat } ? next with { What = $"{next.What[..(NextDeadline.LongestWhat - 3)].TrimEnd()}..." } : next;
    }

    private static IEnumerable<NextDeadline> Candidates(Launch launch, IReadOnlyList<Blocker> blockers) => launch switch
    {
        { IsFinal: true } or { Status: LaunchStatus.Held } => [],
        { IsLaunched: true } => from check in launch.Checks
                                let dueAt = check.RanAt is null ? check.DueAt : null
                                where dueAt is not null
                                select new NextDeadline(dueAt.Value, $"{check.Offset} check"),
        { Status: LaunchStatus.Scheduled } => [new NextDeadline(launch.LaunchAt, "Launch moment"), .. Due(blockers)],
        _ => [.. Due(blockers), .. launch.Gates.Where(gate => launch.IsOpen(gate) && !gate.IsPassed).Select(gate => new NextDeadline(gate.DueAt, gate.Name))],
    };

    private static IEnumerable<NextDeadline> Due(IReadOnlyList<Blocker> blockers) => blockers.Select(blocker => new NextDeadline(blocker.By, blocker.What));
}
