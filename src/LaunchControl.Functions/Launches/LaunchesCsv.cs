using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>The list of launches as a table: all that fit the filter, newest first.</summary>
public sealed class LaunchesCsv(ILaunchIndex index)
{
    private const int PageSize = 200;

    private static readonly string[] Heading =
        ["id", "name", "status", "tier", "owner", "launchAt", "timeZone", "startedAt", "rag", "score", "gatesPassed", "gatesTotal"];

    public async Task WriteAsync(LaunchFilter filter, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(Heading, cancellationToken);
        string? next = null;
        do
        {
            var page = await index.ListAsync(filter, PageSize, next, cancellationToken);
            foreach (var launch in page.Items)
            {
                await table.WriteAsync(Row(launch), cancellationToken);
            }

            next = page.ContinuationToken;
        }
        while (next is not null);
    }

    // A tier is a name, not a word.
    private static object?[] Row(LaunchSummary launch) =>
    [
        launch.Id, launch.Name, launch.Status, launch.Tier.ToString(), launch.Owner, launch.LaunchAt, launch.TimeZone, launch.StartedAt, launch.Rag, launch.Score,
        launch.GatesPassed, launch.GatesTotal,
    ];
}
