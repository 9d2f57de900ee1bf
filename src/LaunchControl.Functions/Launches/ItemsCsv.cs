using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>The checklist as CSV.</summary>
internal static class ItemsCsv
{
    public static CsvColumns<ItemRow> Columns { get; } = new(
        ("id", item => item.Id),
        ("title", item => item.Title),
        ("phase", item => item.Phase),
        ("gate", item => item.Gate),
        ("gateName", item => item.GateName),
        ("team", item => item.Team),
        ("status", item => item.Status),
        ("statusSince", item => item.StatusSince),
        ("reason", item => item.Reason),
        ("owner", item => item.Owner),
        ("dueAt", item => item.DueAt),
        ("overdue", item => item.Overdue),
        ("requiresEvidence", item => item.RequiresEvidence),
        ("evidence", item => string.Join(", ", item.Evidence.Select(one => string.Join(' ', new[] { one.Url, one.Text }.Where(part => part is not null))))),
        ("condition", item => item.Condition),
        ("completedAt", item => item.CompletedAt),
        ("completedBy", item => item.CompletedBy));
}
