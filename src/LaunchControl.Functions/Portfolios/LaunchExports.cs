using LaunchControl.Core.Blockers;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Feedback;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Performance;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Portfolios;

/// <summary>The lists of a launch as a person downloads them: whole, and with the columns and members that the API gives them.</summary>
public sealed class LaunchExports(
    IAuditTrail audit, AuditCsv auditCsv, ISnapshots snapshots, IFeedback feedback, FeedbackCsv feedbackCsv, IReadinessHistory history, IAbsences absences, TimeProvider time)
{
    private const int PageSize = 1000;

    /// <summary>What can be downloaded, by the word in its path.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["audit", "blockers", "feedback", "items", "readiness", "snapshots"];

    /// <param name="list">One of <see cref="Lists"/>.</param>
    public async Task<PageDownload> ReadAsync(Launch launch, string list, ExportFormat format, CancellationToken cancellationToken)
    {
        var name = $"{launch.Id}-{list}";
        return list switch
        {
            "audit" => new PageDownload(name, format, format == ExportFormat.Csv
                ? new CsvResult(name, (table, token) => auditCsv.WriteAsync(launch, table, token)) : Json(await AuditAsync(launch, cancellationToken))),
            "feedback" => new PageDownload(name, format, format == ExportFormat.Csv
                ? new CsvResult(name, (table, token) => feedbackCsv.WriteAsync(launch.Id, AllFeedback, table, token)) : Json(await FeedbackAsync(launch, cancellationToken))),
            "snapshots" => new PageDownload(name, format, await SnapshotsAsync(launch, name, format, cancellationToken)),
            "blockers" => PageDownload.Of(name, BlockerList.Of(launch, await absences.ReadAsync(launch.Participants(), cancellationToken), time.GetUtcNow()), BlockersCsv.Columns, format),
            "readiness" => PageDownload.Of(name, await history.ReadAsync(launch.Id, cancellationToken), ReadinessCsv.Columns, format),
            _ => PageDownload.Of(name, ItemRow.Of(launch, time.GetUtcNow()), ItemsCsv.Columns, format),
        };
    }

    private static FeedbackFilter AllFeedback { get; } = new(null, null, null);

    private static IResult Json<T>(IReadOnlyList<T> items) => Results.Json(new Listing<T>(items), ApiJson.Options);

    private async Task<IResult> SnapshotsAsync(Launch launch, string name, ExportFormat format, CancellationToken cancellationToken)
    {
        var found = await snapshots.ReadAsync(launch.Id, null, null, null, cancellationToken);
        return format == ExportFormat.Csv
            ? new CsvResult(name, (table, token) => SnapshotsCsv.WriteAsync(found, table, token))
            : Results.Json(SnapshotsView.Of(launch, found, null), ApiJson.Options);
    }

    private async Task<IReadOnlyList<AuditEntryView>> AuditAsync(Launch launch, CancellationToken cancellationToken)
    {
        List<AuditEntryView> all = [];
        for (var after = 0; after < launch.AuditSequence;)
        {
            var entries = await audit.ReadAsync(launch.Id, after, PageSize, cancellationToken);
            all.AddRange(entries.Select(entry => AuditEntryView.Of(entry, withChanges: false)));
            after = entries.Count == 0 ? launch.AuditSequence : entries[^1].Sequence;
        }

        return all;
    }

    private async Task<IReadOnlyList<FeedbackEntry>> FeedbackAsync(Launch launch, CancellationToken cancellationToken)
    {
        List<FeedbackEntry> all = [];
        string? after = null;
        do
        {
            var page = await feedback.ListAsync(launch.Id, AllFeedback, PageSize, after, cancellationToken);
            all.AddRange(page.Items);
            after = page.ContinuationToken;
        }
        while (after is not null);
        return all;
    }
}
