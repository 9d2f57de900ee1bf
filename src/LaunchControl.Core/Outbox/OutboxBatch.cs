using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Outbox;

/// <summary>The intents of one decision that still wait to be carried out.</summary>
/// <param name="Id">Unique within the launch; ascending with the age of the decision.</param>
/// <param name="Since">When the decision was stored.</param>
public sealed record OutboxBatch(string Id, DateTimeOffset Since, IReadOnlyList<Intent> Intents)
{
    /// <summary>The decision's place in a distributed trace, as a W3C <c>traceparent</c>, so that what is carried out late still belongs to it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What the decision added to the audit trail, where it was just made; null for a batch that was read from storage.</summary>
    public IReadOnlyList<AuditEntry>? Audit { get; init; }
}
