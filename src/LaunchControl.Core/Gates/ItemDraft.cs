namespace LaunchControl.Core.Gates;

/// <summary>An item as somebody asks for it. Null members take the value that stands there.</summary>
public sealed record ItemDraft
{
    /// <summary>Lower-case letters, digits and single hyphens, at most 40 characters; made from the title where none is given.</summary>
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Guidance { get; init; }

    /// <summary>Mail address; the launch owner where none is given.</summary>
    public string? Owner { get; init; }

    /// <summary>Offset from the launch moment; instead of <see cref="DueAt"/>.</summary>
    public string? Due { get; init; }

    /// <summary>An instant; the gate's due date where neither is given.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>0-250; 1 where none is given.</summary>
    public int? WorkingDays { get; init; }

    public bool? RequiresEvidence { get; init; }

    public IReadOnlyList<string>? DependsOn { get; init; }

    /// <summary>Key and address of a ticket; <see cref="ItemTicket.None"/> takes the link away.</summary>
    public ItemTicket? Ticket { get; init; }

    /// <summary>For a new item only.</summary>
    public ItemCheck? Check { get; init; }
}
