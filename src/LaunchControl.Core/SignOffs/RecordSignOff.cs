using LaunchControl.Core.Commands;

namespace LaunchControl.Core.SignOffs;

/// <summary>Record one approver's decision on a gate in one round.</summary>
/// <param name="DecidedAt">When the person decided; a time in the future counts as now.</param>
public sealed record RecordSignOff(
    string SignOffId,
    string GateId,
    int Round,
    string Approver,
    SignOffDecision Decision,
    string? Comment,
    DateTimeOffset DecidedAt) : LaunchCommand
{
    /// <summary>The longest comment that is kept, in characters.</summary>
    public const int LongestComment = 4000;

    /// <summary>Conditions of one approval.</summary>
    public const int MostConditions = 10;

    /// <summary>Id of the recorded sign-off that this one takes the place of; without it a recorded decision is never changed.</summary>
    public string? Replaces { get; init; }

    /// <summary>Of what the person saw; null where they saw what is there.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>For an approval: when it begins to count. Null, or an instant that has passed, for at once.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>For an approval: what has to be done after it.</summary>
    public IReadOnlyList<ConditionDraft> Conditions { get; init; } = [];
}
