using LaunchControl.Core.Gates;

namespace LaunchControl.Functions.Launches;

/// <summary>A checklist item as the API shows it.</summary>
public sealed record ItemView
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string? Guidance { get; init; }

    public required ItemStatus Status { get; init; }

    public required DateTimeOffset? StatusSince { get; init; }

    /// <summary>Why the item is blocked or does not apply.</summary>
    public required string? StatusReason { get; init; }

    public required string Owner { get; init; }

    public required string? Role { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The offset from the launch moment that <see cref="DueAt"/> follows; null where an instant was given.</summary>
    public required string? Due { get; init; }

    public required bool Overdue { get; init; }

    /// <summary>Working days that the item takes once it can be worked on.</summary>
    public required int WorkingDays { get; init; }

    public required bool RequiresEvidence { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    public required ItemCheck? Check { get; init; }

    public required Waiver? Waiver { get; init; }

    /// <summary>Added while the launch was running.</summary>
    public required bool Added { get; init; }

    /// <summary>A condition of an approval, which lapses if this is not settled in time.</summary>
    public required bool Condition { get; init; }

    /// <summary>The ticket that the item follows, with what was reported of it.</summary>
    public required ItemTicket? Ticket { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public required string? CompletedBy { get; init; }

    /// <summary>When the owner said that they have seen the item.</summary>
    public required DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>By when they then said that it will be done.</summary>
    public required DateTimeOffset? ExpectedAt { get; init; }

    public static ItemView Of(ChecklistItem item, DateTimeOffset now) => new()
    {
        Id = item.Id,
        Title = item.Title,
        Guidance = item.Guidance,
        Status = item.Status,
        StatusSince = item.StatusSince,
        StatusReason = item.StatusReason,
        Owner = item.Owner,
        Role = item.Role,
        DueAt = item.DueAt,
        Due = item.Due,
        Overdue = item.IsOverdue(now),
        WorkingDays = item.WorkingDays,
        RequiresEvidence = item.RequiresEvidence,
        DependsOn = item.DependsOn,
        Check = item.Check,
        Waiver = item.Waiver,
        Added = item.IsAdded,
        Condition = item.IsCondition,
        Ticket = item.Ticket,
        Evidence = item.Evidence,
        CompletedAt = item.CompletedAt,
        CompletedBy = item.CompletedBy,
        AcknowledgedAt = item.AcknowledgedAt,
        ExpectedAt = item.ExpectedAt,
    };
}
