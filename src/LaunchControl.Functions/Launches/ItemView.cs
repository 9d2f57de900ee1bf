using LaunchControl.Core.Gates;

namespace LaunchControl.Functions.Launches;

/// <summary>A checklist item as the API shows it.</summary>
public sealed record ItemView(
    string Id,
    string Title,
    string? Guidance,
    ItemStatus Status,
    string Owner,
    DateTimeOffset DueAt,
    bool Overdue,
    bool RequiresEvidence,
    IReadOnlyList<Evidence> Evidence,
    DateTimeOffset? CompletedAt,
    string? CompletedBy)
{
    public static ItemView Of(ChecklistItem item, DateTimeOffset now) => new(
        item.Id,
        item.Title,
        item.Guidance,
        item.Status,
        item.Owner,
        item.DueAt,
        item.IsOverdue(now),
        item.RequiresEvidence,
        item.Evidence,
        item.CompletedAt,
        item.CompletedBy);
}
