namespace LaunchControl.Core.Gates;

/// <summary>One thing to do before a gate asks for sign-off.</summary>
public sealed record ChecklistItem
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Guidance { get; init; }

    /// <summary>Mail address of the person who does it.</summary>
    public required string Owner { get; init; }

    /// <summary>The role whose first person owns the item; null where a person was named.</summary>
    public string? Role { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The offset from the launch moment that <see cref="DueAt"/> follows; null where an instant was given.</summary>
    public string? Due { get; init; }

    /// <summary>Working days that the item takes once it can be worked on, 0 or more; the forecast counts with them.</summary>
    public int WorkingDays { get; init; } = 1;

    /// <summary>Items of this launch that must be settled before this one can be done.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Completes the item by itself.</summary>
    public ItemCheck? Check { get; init; }

    public bool RequiresEvidence { get; init; }

    public ItemStatus Status { get; init; } = ItemStatus.Open;

    /// <summary>Since when the item has its status; null for one that was never anything but open.</summary>
    public DateTimeOffset? StatusSince { get; init; }

    /// <summary>Since when it is this owner's; null for one that was theirs from the launch's start.</summary>
    public DateTimeOffset? HandedAt { get; init; }

    /// <summary>Why the item is blocked or does not apply.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Who waived the item, and why.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>Added while the launch was running, by nobody's playbook.</summary>
    public bool IsAdded { get; init; }

    /// <summary>A condition of an approval: it does not hold up the review, but the approval lapses if it is not met in time.</summary>
    public bool IsCondition { get; init; }

    /// <summary>When it was noticed that a condition of a go was not met in time, which leaves the go as it is; null for never.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>A condition that is not met yet.</summary>
    public bool IsOpenCondition => IsCondition && !IsSettled;

    /// <summary>Its being late was noticed, and it was given no later date since.</summary>
    public bool IsMissed => MissedAt >= DueAt;

    /// <summary>Whose approval the condition is of; null for an item that never was one.</summary>
    public string? GivenBy { get; init; }

    /// <summary>The ticket whose state the item follows; null for none.</summary>
    public ItemTicket? Ticket { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public DateTimeOffset? CompletedAt { get; init; }

    public string? CompletedBy { get; init; }

    /// <summary>When the owner said that they have seen the item; null while they have not.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>By when they then said that it will be done; null where they did not.</summary>
    public DateTimeOffset? ExpectedAt { get; init; }

    /// <summary>Nothing more is expected of the owner.</summary>
    public bool IsSettled => Status is ItemStatus.Done or ItemStatus.NotApplicable or ItemStatus.Waived;

    /// <summary>The waiver has ended, and nobody has taken notice yet.</summary>
    public bool HasExpired(DateTimeOffset now) => Waiver?.ExpiresAt <= now;

    public bool IsOverdue(DateTimeOffset now) => !IsSettled && now >= DueAt;

    /// <summary>Owned by a person from now on, who has said nothing about it yet.</summary>
    public ChecklistItem HandedTo(string owner, DateTimeOffset now) => owner == Owner ? this : this with { Owner = owner, HandedAt = now, AcknowledgedAt = null, ExpectedAt = null };

    /// <summary>Open again, with nothing left of the status it had; a check that had begun begins anew.</summary>
    public ChecklistItem Reopened(DateTimeOffset now) => this with
    {
        Status = ItemStatus.Open,
        StatusSince = now,
        StatusReason = null,
        Waiver = null,
        MissedAt = null,
        CompletedAt = null,
        CompletedBy = null,
        Ticket = Ticket?.Settled(),
        AcknowledgedAt = null,
        ExpectedAt = null,
        Check = Check is { StartedAt: not null } check ? check with { StartedAt = now, LastFinding = null, LastFindingAt = null } : Check,
    };
}
