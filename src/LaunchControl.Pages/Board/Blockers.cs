using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>What stands between a launch and its next step, most urgent first.</summary>
internal static class Blockers
{
    /// <param name="Who">Who can unblock it.</param>
    public sealed record Blocker(string What, string Who, DateTimeOffset By);

    public static IReadOnlyList<Blocker> Of(Launch launch, int most)
    {
        var open = launch.Gates.Where(gate => !gate.IsPassed && launch.PhaseOf(gate).OpenedAt is not null);
        return [.. open.SelectMany(gate => Of(gate, launch)).OrderBy(blocker => blocker.By).Take(most)];
    }

    private static IEnumerable<Blocker> Of(Gate gate, Launch launch) => gate.Status switch
    {
        GateStatus.NeedsWork => [new($"{gate.Name} was rejected: mend it and request the review again", launch.Owner, gate.DueAt)],
        GateStatus.InReview => gate.Approvers.Where(approver => approver.Vote is null).Select(approver => new Blocker($"Sign-off of {gate.Name}", approver.Person, gate.DueAt)),
        _ => gate.Items.Where(item => !item.IsSettled).Select(item => new Blocker(item.Title, item.Owner, item.DueAt)),
    };
}
