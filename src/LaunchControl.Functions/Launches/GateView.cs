using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.Launches;

/// <summary>A gate as the API shows it.</summary>
public sealed record GateView(
    string Id,
    string Name,
    string Team,
    GateStatus Status,
    int Round,
    DateTimeOffset DueAt,
    bool Overdue,
    DateTimeOffset? RequestedAt,
    DateTimeOffset? DecidedAt,
    IReadOnlyList<string> ExitCriteria,
    IReadOnlyList<string> DependsOn,
    GatePolicy Policy,
    IReadOnlyList<ApproverView> Approvers,
    IReadOnlyList<ItemView> Items)
{
    public static GateView Of(Gate gate, DateTimeOffset now) => new(
        gate.Id,
        gate.Name,
        gate.Team,
        gate.Status,
        gate.Round,
        gate.DueAt,
        gate.IsOverdue(now),
        gate.RequestedAt,
        gate.DecidedAt,
        gate.ExitCriteria,
        gate.DependsOn,
        gate.Policy,
        [.. gate.Approvers.Select(ApproverView.Of)],
        [.. gate.Items.Select(item => ItemView.Of(item, now))]);
}
