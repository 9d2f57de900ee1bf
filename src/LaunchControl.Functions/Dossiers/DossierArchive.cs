using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Pages;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Dossiers;

/// <summary>Writes everything that there is to show of a launch into one zip, as of the newest entry of its trail.</summary>
/// <remarks>The same launch gives the same bytes: what depends on the time is reckoned for the moment of that entry. Links and their secrets are not in it.</remarks>
public sealed class DossierArchive(IAuditTrail trail, ISnapshots snapshots, AuditCsv auditCsv, PageRenderer pages, IOptions<SiteOptions> site)
{
    private const int LongestTimeline = 500;

    private static readonly JsonSerializerOptions Json = new(ApiJson.Options) { WriteIndented = true, NewLine = "\n" };
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <param name="launch">As it was read just now; entries that are written meanwhile are left out.</param>
    public async Task WriteAsync(Launch launch, Stream output, CancellationToken cancellationToken)
    {
        var asOf = await LastAtAsync(launch, cancellationToken);
        var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await WriteAsync(launch, asOf, new DossierZip(zip, asOf), cancellationToken);

        // Only when all of it is there: closing writes the directory, without which it is no zip.
        await zip.DisposeAsync();
    }

    private async Task WriteAsync(Launch launch, DateTimeOffset asOf, DossierZip files, CancellationToken cancellationToken)
    {
        var (digest, timeline) = (new TrailDigest(), new Queue<AuditEntry>());
        await files.AddAsync("README.txt", DossierReadme.Of(launch), cancellationToken);
        await files.AddAsync("launch.json", Text(LaunchView.Of(launch, site.Value.BaseAddress, asOf)), cancellationToken);
        await files.AddAsync("audit.jsonl", file => WriteLinesAsync(launch, file, digest, timeline, cancellationToken), cancellationToken);
        await files.AddAsync("audit.csv", file => auditCsv.WriteAsync(launch, new CsvTable(file), cancellationToken), cancellationToken);
        await files.AddAsync("chain.json", Text(new { algorithm = AuditChain.Algorithm, entries = launch.AuditSequence, head = launch.AuditHash }), cancellationToken);
        await files.AddAsync("report.html", await pages.DossierAsync(new DossierModel
        {
            Launch = launch,
            AsOf = asOf,
            SignOffs = digest.SignOffs,
            Waivers = digest.Waivers,
            Timeline = [.. timeline],
        }), cancellationToken);
        await files.AddAsync("evidence.csv", file => DossierTables.WriteEvidenceAsync(new CsvTable(file), launch, cancellationToken), cancellationToken);
        await files.AddAsync("sign-offs.csv", file => DossierTables.WriteSignOffsAsync(new CsvTable(file), digest.SignOffs, cancellationToken), cancellationToken);
        await files.AddAsync("waivers.csv", file => DossierTables.WriteWaiversAsync(new CsvTable(file), digest.Waivers, cancellationToken), cancellationToken);
        await files.AddAsync("metrics.json", await MetricsAsync(launch, cancellationToken), cancellationToken);
        await files.AddManifestAsync("manifest.sha256", cancellationToken);
    }

    private async Task<DateTimeOffset> LastAtAsync(Launch launch, CancellationToken cancellationToken)
    {
        await foreach (var line in trail.ReadLinesAsync(launch.Id, launch.AuditSequence - 1, cancellationToken))
        {
            return AuditChain.TryRead(line.Text)?.At ?? launch.StartedAt;
        }

        return launch.StartedAt;
    }

    private async Task WriteLinesAsync(Launch launch, Stream file, TrailDigest digest, Queue<AuditEntry> timeline, CancellationToken cancellationToken)
    {
        await foreach (var line in trail.ReadLinesAsync(launch.Id, 0, cancellationToken))
        {
            if (line.Sequence > launch.AuditSequence)
            {
                break;
            }

            await file.WriteAsync(Encoding.UTF8.GetBytes(line.Text), cancellationToken);
            await file.WriteAsync(NewLine, cancellationToken);
            if (AuditChain.TryRead(line.Text) is { } entry)
            {
                digest.Add(entry);
                timeline.Enqueue(entry with { Changes = [] });
            }

            if (timeline.Count > LongestTimeline)
            {
                timeline.Dequeue();
            }
        }
    }

    // Snapshots of a check that ran meanwhile are left out: the launch does not know of it.
    private async Task<string> MetricsAsync(Launch launch, CancellationToken cancellationToken)
    {
        var ran = launch.Checks.Where(check => check.RanAt is not null).Select(check => check.Offset).ToHashSet(StringComparer.Ordinal);
        var taken = (await snapshots.ReadAsync(launch.Id, null, null, null, cancellationToken)).Where(snapshot => ran.Contains(snapshot.Check));
        return Text(new
        {
            metrics = launch.Metrics,
            agreedMetrics = launch.AgreedMetrics,
            postLaunchChecks = launch.Checks,
            snapshots = taken,
            incidents = launch.Incidents,
        });
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Json) + "\n";
}
