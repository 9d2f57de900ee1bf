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
}
