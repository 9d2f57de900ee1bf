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
    [
        "PartitionKey", "RowKey", nameof(PlaybookSummary.Name), nameof(PlaybookSummary.Description), nameof(PlaybookSummary.By), nameof(PlaybookSummary.At), nameof(IsOfLibrary),
    ];

    public static TableEntity Of(PlaybookSummary summary, Playbook playbook) =>
        new TableEntity(playbook.Id, TableKeys.PlaybookVersion(playbook.Version))
        {
            [nameof(summary.Name)] = summary.Name,
            [nameof(summary.Description)] = summary.Description,
            [nameof(summary.By)] = summary.By,
            [nameof(summary.At)] = summary.At,
        }.Write(playbook);

    public static TableEntity OfLibrary(Playbook playbook)
    {
        var row = Of(PlaybookSummary.Of(playbook), playbook);
        row[nameof(IsOfLibrary)] = true;
        return row;
    }

    public static PlaybookRow Read(TableEntity row) => new(
        new PlaybookSummary(
            row.PartitionKey,
            int.Parse(row.RowKey, CultureInfo.InvariantCulture),
            row.GetString(nameof(PlaybookSummary.Name)),
            row.GetString(nameof(PlaybookSummary.Description)) ?? "",
            row.GetString(nameof(PlaybookSummary.By)),
            row.GetDateTimeOffset(nameof(PlaybookSummary.At))),
        row.GetBoolean(nameof(IsOfLibrary)) is true);

    /// <summary>The newest version that was put, else the library's, else the newest that the library once had.</summary>
    public static PlaybookSummary? Latest(IReadOnlyCollection<PlaybookRow> rows, Playbook? library)
    {
        var put = rows.Where(row => !row.IsOfLibrary).MaxBy(row => row.Summary.Version);
        return put?.Summary
            ?? (library is not null ? PlaybookSummary.Of(library) : rows.MaxBy(row => row.Summary.Version)?.Summary);
    }
}
