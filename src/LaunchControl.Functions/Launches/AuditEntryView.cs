using System.Text.Json.Serialization;
using LaunchControl.Core.Auditing;

namespace LaunchControl.Functions.Launches;

/// <summary>An audit entry as the API shows it.</summary>
/// <param name="OnBehalfOf">The approver in whose place the actor decided; null for in their own.</param>
/// <param name="TraceId">Of the distributed trace that it happened in: logs, mails and the entries of what followed have the same.</param>
/// <param name="Hash">SHA-256 of the entry as it is stored, in hexadecimal digits: kept elsewhere, it shows later that nothing up to here was changed.</param>
/// <param name="PreviousHash">The same of the entry before it; null for the first.</param>
/// <param name="Changes">Value by value what the entry changed; only where they were asked for: the first entry holds the whole launch.</param>
public sealed record AuditEntryView(
    int Sequence,
    DateTimeOffset At,
    string Actor,
    Channel Channel,
    string Action,
    string? Subject,
    string Summary,
    string? OldValue,
    string? NewValue,
    string? Reason,
    string? OnBehalfOf,
    string? TraceId,
    string? Hash,
    string? PreviousHash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Change>? Changes)
{
    public static AuditEntryView Of(AuditEntry entry, bool withChanges) => new(
        entry.Sequence, entry.At, entry.Actor, entry.Channel, entry.Action, entry.Subject, entry.Summary, entry.OldValue, entry.NewValue, entry.Reason,
        entry.OnBehalfOf,
        entry.TraceId,
        entry.Hash,
        entry.PreviousHash,
        withChanges ? entry.Changes : null);
}
