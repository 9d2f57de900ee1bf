using System.Text.Json.Serialization;

namespace LaunchControl.Core.Auditing;

/// <summary>One line of a launch's audit trail: who did what, when, through which channel, and what changed.</summary>
public sealed record AuditEntry
{
    /// <summary>1, 2, 3 ... without gaps within a launch.</summary>
    public required int Sequence { get; init; }

    /// <summary>Hash of the entry before this one (see <see cref="AuditChain"/>); null for the first.</summary>
    public string? PreviousHash { get; init; }

    /// <summary>Of this entry's text as it is stored; no part of that text. Null for an entry that is not sealed yet.</summary>
    [JsonIgnore]
    public string? Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Mail address, name of another system, or <c>launchcontrol</c> for what this system does by itself.</summary>
    public required string Actor { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>What happened, as a stable name: <c>gate.approved</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it happened to: <c>gate/engineering-ready</c>; null for the launch itself.</summary>
    public string? Subject { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Summary { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    /// <summary>Why, in the actor's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Mail address of the approver in whose place the actor decided; null for in their own.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Id of the distributed trace that it happened in: 32 hexadecimal digits, the same as in logs and mails. Null outside of one.</summary>
    public string? TraceId { get; init; }

    /// <summary>What the entry changed, value by value: the trail's changes, applied in order, give the launch as it is.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];
}
