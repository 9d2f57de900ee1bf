using System.Globalization;
using Azure.Data.Tables;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>A stored version without its document.</summary>
/// <param name="IsOfLibrary">Kept for launches that started from it; it is no change that anybody made.</param>
internal sealed record PlaybookRow(PlaybookSummary Summary, bool IsOfLibrary)
{
    /// <summary>Everything but the document.</summary>
    public static IReadOnlyList<string> SummaryColumns { get; } =
        ["PartitionKey", "RowKey", nameof(Playbook.Name), nameof(Playbook.Description), nameof(IsOfLibrary)];

    public static TableEntity Of(Playbook playbook, bool isOfLibrary) =>
        new TableEntity(playbook.Id, TableKeys.PlaybookVersion(playbook.Version))
        {
            [nameof(Playbook.Name)] = playbook.Name,
            [nameof(Playbook.Description)] = playbook.Description,
            [nameof(IsOfLibrary)] = isOfLibrary,
        }.Write(playbook);

    public static PlaybookRow Read(TableEntity row) => new(
        new PlaybookSummary(
            row.PartitionKey,
            int.Parse(row.RowKey, CultureInfo.InvariantCulture),
            row.GetString(nameof(Playbook.Name)),
            row.GetString(nameof(Playbook.Description)) ?? ""),
        row.GetBoolean(nameof(IsOfLibrary)) is true);

    /// <summary>The newest version that was put, else the library's, else the newest that the library once had.</summary>
    public static PlaybookSummary? Latest(IReadOnlyCollection<PlaybookRow> rows, Playbook? library)
    {
        var put = rows.Where(row => !row.IsOfLibrary).MaxBy(row => row.Summary.Version);
        return put?.Summary
            ?? (library is not null ? PlaybookSummary.Of(library) : rows.MaxBy(row => row.Summary.Version)?.Summary);
    }
}
