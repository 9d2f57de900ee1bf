namespace LaunchControl.Core.Gates;

/// <summary>One thing to do before a gate asks for sign-off.</summary>
public sealed record ChecklistItem
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Guidance { get; init; }

    /// <summary>Mail address of the person who does it.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public bool RequiresEvidence { get; init; }

    public ItemStatus Status { get; init; } = ItemStatus.Open;

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public DateTimeOffset? CompletedAt { get; init; }

    public string? CompletedBy { get; init; }

    /// <summary>Nothing more is expected of the owner.</summary>
    public bool IsSettled => Status is ItemStatus.Done or ItemStatus.NotApplicable or ItemStatus.Waived;

    public bool IsOverdue(DateTimeOffset now) => !IsSettled && now >= DueAt;
}
