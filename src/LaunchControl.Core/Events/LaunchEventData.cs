using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Events;

/// <summary>What an event says: who did what to which launch, when, why, and through which channel. Never holds a link secret.</summary>
/// <param name="LaunchStatus">When the event was published.</param>
/// <param name="Sequence">Orders the events of one launch: 1, 2, 3 ... without gaps.</param>
/// <param name="Action">The event's type without its prefix.</param>
/// <param name="Hash">Of the audit entry, as the chain of the trail has it: whoever keeps it can tell later whether the trail was rewritten.</param>
/// <param name="Summary">One sentence for a person.</param>
/// <param name="OnBehalfOf">The approver in whose place the actor decided; null for in their own.</param>
/// <param name="TraceId">Id of the distributed trace that it happened in: 32 hexadecimal digits; null outside of one.</param>
public sealed record LaunchEventData(
    string LaunchId,
    string LaunchName,
    LaunchStatus LaunchStatus,
    int Sequence,
    string? Hash,
    string Action,
    string? Subject,
    string Summary,
    string? OldValue,
    string? NewValue,
    string? Reason,
    string Actor,
    Channel Channel,
    string? TraceId,
    EventLinks Links,
    string? OnBehalfOf = null)
{
    public static LaunchEventData Of(Launch launch, AuditEntry entry, EventLinks links) => new(
        launch.Id, launch.Name, launch.Status, entry.Sequence, entry.Hash, entry.Action, entry.Subject, entry.Summary, entry.OldValue, entry.NewValue, entry.Reason,
        entry.Actor, entry.Channel, entry.TraceId, links, entry.OnBehalfOf);
}
