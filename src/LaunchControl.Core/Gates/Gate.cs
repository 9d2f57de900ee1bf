using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>A checkpoint of a launch: what must be done, and who signs that it is.</summary>
public sealed record Gate
{
    public required string Id { get; init; }

    public required string PhaseId { get; init; }

    public required string Name { get; init; }

    public required string Team { get; init; }

    public GateStatus Status { get; init; } = GateStatus.Waiting;

    /// <summary>The review round; 0 until sign-off is first requested. Votes and links belong to one round.</summary>
    public int Round { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public IReadOnlyList<string> ExitCriteria { get; init; } = [];

    public required GatePolicy Policy { get; init; }

    public required IReadOnlyList<Approver> Approvers { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<ChecklistItem> Items { get; init; } = [];

    /// <summary>When the current round's sign-off was requested.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the launch owner was told that the gate passed its due date undecided.</summary>
    public DateTimeOffset? OverdueNoticeAt { get; init; }

    /// <summary>Nothing more is expected of anybody: the gate lets its phase pass.</summary>
    public bool IsPassed => Status is GateStatus.Approved or GateStatus.Waived;

    public bool IsOverdue(DateTimeOffset now) => !IsPassed && now >= DueAt;

    public Approver? FindApprover(string person) =>
        Approvers.FirstOrDefault(approver => string.Equals(approver.Person, person, StringComparison.OrdinalIgnoreCase));
}
