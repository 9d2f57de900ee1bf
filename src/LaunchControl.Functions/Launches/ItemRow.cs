using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Launches;

/// <summary>A checklist item in a list of a launch's items.</summary>
/// <param name="Phase">Name of the phase that it belongs to.</param>
/// <param name="Gate">Id of the gate that it belongs to.</param>
/// <param name="Reason">Why it is blocked, waived or does not apply.</param>
/// <param name="Condition">A condition of an approval, which lapses if this is not settled in time.</param>
public sealed record ItemRow(
    string Id,
    string Title,
    string Phase,
    string Gate,
    string GateName,
    string Team,
    ItemStatus Status,
    DateTimeOffset? StatusSince,
    string? Reason,
    string Owner,
    DateTimeOffset DueAt,
    bool Overdue,
    bool RequiresEvidence,
    IReadOnlyList<Evidence> Evidence,
    bool Condition,
    DateTimeOffset? CompletedAt,
    string? CompletedBy)
{
    /// <summary>All items of a launch, in the order of its gates.</summary>
    public static IReadOnlyList<ItemRow> Of(Launch launch, DateTimeOffset now) =>
        [.. from gate in launch.Gates from item in gate.Items select Of(launch.PhaseOf(gate), gate, item, now)];

    private static ItemRow Of(Phase phase, Gate gate, ChecklistItem item, DateTimeOffset now) => new(
        item.Id, item.Title, phase.Name, gate.Id, gate.Name, gate.Team, item.Status, item.StatusSince, item.Waiver?.Reason ?? item.StatusReason, item.Owner, item.DueAt,
        item.IsOverdue(now), item.RequiresEvidence, item.Evidence, item.IsCondition, item.CompletedAt, item.CompletedBy);
}
