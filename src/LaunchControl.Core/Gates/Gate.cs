using LaunchControl.Core.Playbooks;
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

    /// <summary>The offset from the launch moment that <see cref="DueAt"/> follows; null where an instant was given.</summary>
    public string? Due { get; init; }

    /// <summary>Working days that its approvers need to decide, 0 or more; the forecast counts with them.</summary>
    public int ReviewWorkingDays { get; init; } = 1;

    /// <summary>Working days that its team has at least, from when the gate opens to when it is due; 0 for no such promise.</summary>
    public int LeadWorkingDays { get; init; }

    /// <summary>When the gate left <c>waiting</c>.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    public IReadOnlyList<string> ExitCriteria { get; init; } = [];

    public required GatePolicy Policy { get; init; }

    public required IReadOnlyList<Approver> Approvers { get; init; }

    /// <summary>The roles whose people are asked, as the playbook has them; <see cref="Approvers"/> follows the people of these roles.</summary>
    public IReadOnlyList<PlaybookApprover> ApproverRoles { get; init; } = [];

    /// <summary>What a sign-off covers beside the items: <c>launchAt</c>, <c>brief</c> or a part of it.</summary>
    public IReadOnlyList<string> Approves { get; init; } = [];

    /// <summary>Roles whose people may waive this gate and its items.</summary>
    public IReadOnlyList<string> WaivableBy { get; init; } = [];

    /// <summary>Gates of this launch that must be passed before this one opens.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Gates of other launches that must be passed before this one opens.</summary>
    public IReadOnlyList<ExternalGate> WaitsFor { get; init; } = [];

    /// <summary>Gates of other launches that wait for this one, and are woken when it passes.</summary>
    public IReadOnlyList<GateReference> Dependents { get; init; } = [];

    public IReadOnlyList<ChecklistItem> Items { get; init; } = [];

    /// <summary>When the current round's sign-off was requested; later by as long as the launch was held since.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What earlier sign-offs of today's approvers covered.</summary>
    public IReadOnlyList<SignedContent> SignedContents { get; init; } = [];

    /// <summary>Who signs in whose place.</summary>
    public IReadOnlyList<Reassignment> Reassignments { get; init; } = [];

    /// <summary>Which dead links somebody tried to decide through: each is kept in the audit trail once.</summary>
    public IReadOnlyList<string> RefusedAttempts { get; init; } = [];

    /// <summary>Roles whose people may override this gate.</summary>
    public IReadOnlyList<string> OverridableBy { get; init; } = [];

    /// <summary>Who overrode the gate, and why.</summary>
    public Override? Override { get; init; }

    /// <summary>When the review expires; null for never, and while there is none.</summary>
    public DateTimeOffset? ExpiresAt => Status == GateStatus.InReview ? Policy.ExpiryOf(RequestedAt) : null;

    /// <summary>When the next approval that was given in advance takes effect; null for none.</summary>
    public DateTimeOffset? NextEffectAfter(DateTimeOffset now) =>
        Status == GateStatus.InReview ? Approvers.Select(approver => approver.Vote?.EffectiveAt).Where(at => at > now).Min() : null;

    /// <summary>The checklist, without conditions of approvals.</summary>
    public IEnumerable<ChecklistItem> Checklist => Items.Where(item => !item.IsCondition);

    /// <summary>Nothing of the checklist is outstanding.</summary>
    public bool IsReadyForReview => Checklist.All(item => item.IsSettled);

    /// <summary>When the next open condition of an approval is due that was not missed already; null for none.</summary>
    public DateTimeOffset? ConditionDueAt => Items.Where(item => item is { IsOpenCondition: true, IsMissed: false }).Select(item => (DateTimeOffset?)item.DueAt).Min();

    /// <summary>When something ends that the passed gate rests on: a waiver, or the time for a condition. Null for nothing.</summary>
    public DateTimeOffset? LapsesAt => new[] { WaiverEndsAt, ConditionDueAt }.Min();

    /// <summary>Who waived the gate, and why.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>
    /// Counts the orchestrations that watched this gate: 0 is the one that its phase starts; another is started when the gate
    /// is opened again, or has a waiver that can expire, after that one is through.
    /// </summary>
    public int Watch { get; init; }

    /// <summary>When the launch owner was told that the gate passed its due date undecided.</summary>
    public DateTimeOffset? OverdueNoticeAt { get; init; }

    /// <summary>Nothing more is expected of anybody: the gate lets its phase pass.</summary>
    public bool IsPassed => Status is GateStatus.Approved or GateStatus.Waived;

    public bool IsOverdue(DateTimeOffset now) => !IsPassed && now >= DueAt;

    /// <summary>The earliest instant at which a waiver of the gate or of one of its items ends; null for none.</summary>
    public DateTimeOffset? WaiverEndsAt => Items.Select(item => item.Waiver?.ExpiresAt).Append(Waiver?.ExpiresAt).Min();

    public ChecklistItem? FindItem(string itemId) => Items.FirstOrDefault(item => item.Id == itemId);

    public Approver? FindApprover(string person) =>
        Approvers.FirstOrDefault(approver => string.Equals(approver.Person, person, StringComparison.OrdinalIgnoreCase));
}
