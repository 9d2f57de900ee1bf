using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Upkeep;

/// <summary>What is kept beside a launch's row in the index, so that one that is stuck is found without reading launches.</summary>
/// <param name="StartedAt">With the id, names the row.</param>
/// <param name="AsOf">When this was found out.</param>
/// <param name="DueAt">See <see cref="Evaluation.NextAt"/>.</param>
/// <param name="IsActive">The launch is not over, so it has an orchestration.</param>
/// <param name="Watch">Which of its orchestrations is at work.</param>
/// <param name="Orchestrations">How many are at work: the launch's own and those of its gates.</param>
public sealed record LaunchUpkeep(
    string LaunchId, DateTimeOffset StartedAt, DateTimeOffset AsOf, DateTimeOffset? DueAt, bool IsActive, int Watch, int Orchestrations)
{
    /// <summary>Marks of everybody who takes part, or stands in for somebody who does; null where an earlier version left it out, so that anybody may.</summary>
    public string? People { get; init; }

    /// <summary>Keys of everybody who may read the launch because they take part in it; null in a row that an earlier version wrote.</summary>
    public string? Involved { get; init; }

    /// <summary>Who is to be looked at because of the launch; null in a row that an earlier version wrote.</summary>
    public AttentionIndex? Attention { get; init; }

    /// <summary>Sequence of the launch's newest audit entry then; 0 in a row that an earlier version wrote.</summary>
    public int Sequence { get; init; }

    /// <summary>When the watchdog woke the launch because it was due; null where it did not since <see cref="AsOf"/>.</summary>
    public DateTimeOffset? WokenAt { get; init; }

    public static LaunchUpkeep Of(Launch launch, DateTimeOffset now) => new(
        launch.Id, launch.StartedAt, now, Evaluation.NextAt(launch, now), !launch.IsFinal, launch.Watch,
        launch.IsFinal ? 0 : 1 + launch.Gates.Count(launch.IsWatched))
    {
        People = PersonMarks.Of(launch.Involved().Concat(launch.Absences.SelectMany(absence => new[] { absence.Person, absence.Delegate }).OfType<string>())),
        Involved = PersonKeys.Of(launch.Involved()),
        Sequence = launch.AuditSequence,
        Attention = AttentionIndex.Of(launch, now),
    };
}
