using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Upkeep;

/// <summary>Tells whether an orchestration should have looked at a launch already, by asking the deciders what a look would change.</summary>
/// <remarks>Findings from outside (automated checks, gates of other launches) are not among it: no stored state says that they are late.</remarks>
public static class Evaluation
{
    private static readonly CommandOrigin Origin = new("upkeep", CommandOrigin.System, Channel.System);

    /// <summary>The launch's own orchestration would change something now: open a phase, go live, run a check.</summary>
    public static bool IsLaunchDue(Launch launch, DateTimeOffset now) =>
        Changes(launch, new OpenNextPhase(), now) || Changes(launch, new GoLive(), now)
        || CheckLadder.Next(launch, now) is not null || CheckLadder.IsThrough(launch);

    /// <summary>Gates whose own orchestrations would change something now.</summary>
    public static IReadOnlyList<Gate> DueGates(Launch launch, DateTimeOffset now) =>
        [.. launch.Gates.Where(gate => launch.IsWatched(gate) && Changes(launch, new EvaluateGate(gate.Id), now))];

    /// <summary>The first instant at which a look changes something, as far as stored state tells; <paramref name="now"/> where one would already.</summary>
    /// <returns>Null while the launch waits for people only.</returns>
    public static DateTimeOffset? NextAt(Launch launch, DateTimeOffset now)
    {
        if (launch.IsFinal || launch.Status == LaunchStatus.Held)
        {
            return null;
        }

        if (IsLaunchDue(launch, now) || DueGates(launch, now).Count > 0)
        {
            return now;
        }

        DateTimeOffset? moment = launch.Status == LaunchStatus.Scheduled ? launch.LaunchAt : null;
        return launch.Gates.Where(launch.IsWatched).Select(gate => GateDecider.NextDecisionAt(launch, gate, now)).Append(moment).Append(CheckLadder.NextAt(launch)).Min();
    }

    private static bool Changes(Launch launch, LaunchCommand command, DateTimeOffset now) =>
        LaunchDecider.Decide(launch, command, Origin, now).Decision is { IsNoChange: false };
}
