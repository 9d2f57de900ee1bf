using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.Launches;

/// <summary>A gate as the API shows it.</summary>
public sealed record GateView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Team { get; init; }

    public required GateStatus Status { get; init; }

    public required int Round { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The offset from the launch moment that <see cref="DueAt"/> follows.</summary>
    public required string? Due { get; init; }

    public required bool Overdue { get; init; }

    /// <summary>Working days that the approvers need to decide.</summary>
    public required int ReviewWorkingDays { get; init; }

    /// <summary>Working days that the team has at least, from when the gate opens to when it is due.</summary>
    public required int LeadWorkingDays { get; init; }

    public required DateTimeOffset? OpenedAt { get; init; }

    public required DateTimeOffset? RequestedAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required IReadOnlyList<string> ExitCriteria { get; init; }

    public required IReadOnlyList<string> Approves { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    public required IReadOnlyList<ExternalGate> WaitsFor { get; init; }

    public required GatePolicy Policy { get; init; }

    public required IReadOnlyList<string> WaivableBy { get; init; }

    /// <summary>Roles that may override the gate in an emergency, beside admins.</summary>
    public required Waiver? Waiver { get; init; }

    public required IReadOnlyList<string> OverridableBy { get; init; }

    /// <summary>An emergency override, visible for good.</summary>
    public required Override? Override { get; init; }

    /// <summary>When the review expires; null for never, and while there is none.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Of what a sign-off covers now: send it with a decision, and it counts only for what you saw.</summary>
    public required string Fingerprint { get; init; }

    public required IReadOnlyList<Reassignment> Reassignments { get; init; }

    /// <summary>Who else was told that something of the gate was not done, oldest first.</summary>
    public required IReadOnlyList<EscalationView> Escalations { get; init; }

    public required IReadOnlyList<ApproverView> Approvers { get; init; }

    public required IReadOnlyList<ItemView> Items { get; init; }

    public static GateView Of(Launch launch, Gate gate, DateTimeOffset now) => new()
    {
        Id = gate.Id,
        Name = gate.Name,
        Team = gate.Team,
        Status = gate.Status,
        Round = gate.Round,
        DueAt = gate.DueAt,
        Due = gate.Due,
        Overdue = gate.IsOverdue(now),
        ReviewWorkingDays = gate.ReviewWorkingDays,
        LeadWorkingDays = gate.LeadWorkingDays,
        OpenedAt = gate.OpenedAt,
        RequestedAt = gate.RequestedAt,
        DecidedAt = gate.DecidedAt,
        ExitCriteria = gate.ExitCriteria,
        Approves = gate.Approves,
        DependsOn = gate.DependsOn,
        WaitsFor = gate.WaitsFor,
        Policy = launch.PolicyOf(gate),
        WaivableBy = gate.WaivableBy,
        Waiver = gate.Waiver,
        OverridableBy = gate.OverridableBy,
        Override = gate.Override,
        ExpiresAt = gate.ExpiresAt,
        Fingerprint = GateContent.Fingerprint(launch, gate),
        Reassignments = gate.Reassignments,
        Escalations = [.. gate.Escalations.Select(EscalationView.Of)],
        Approvers = [.. gate.Approvers.Select(ApproverView.Of)],
        Items = [.. gate.Items.Select(item => ItemView.Of(item, now))],
    };
}
