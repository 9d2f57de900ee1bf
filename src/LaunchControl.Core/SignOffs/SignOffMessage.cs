using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.SignOffs;

/// <summary>The body of a message on queue <c>gate-sign-offs</c>.</summary>
/// <param name="SignOffId">Also the message id: the same sign-off sent twice is one.</param>
/// <param name="Approver">Mail address.</param>
/// <param name="Comment">Required for a rejection.</param>
public sealed record SignOffMessage(
    string SignOffId,
    string LaunchId,
    string GateId,
    int Round,
    string Approver,
    SignOffDecision Decision,
    string? Comment,
    Channel Channel,
    DateTimeOffset DecidedAt)
{
    /// <summary>Id of the recorded sign-off that this one takes the place of; without it a recorded decision is never changed.</summary>
    public string? Replaces { get; init; }

    /// <summary>Of what the person saw; a gate that has changed since takes no approval.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>For an approval: when it begins to count.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>For an approval: what has to be done after it.</summary>
    public IReadOnlyList<ConditionDraft> Conditions { get; init; } = [];

    public RecordSignOff ToCommand() => new(SignOffId, GateId, Round, Approver, Decision, Comment, DecidedAt)
    {
        Replaces = Replaces,
        Fingerprint = Fingerprint,
        EffectiveAt = EffectiveAt,
        Conditions = Conditions,
    };
}
