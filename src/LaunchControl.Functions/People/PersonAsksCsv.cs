using LaunchControl.Core.Attention;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.People;

/// <summary>What waits on one person as a table: all of it, most urgent first.</summary>
public sealed class PersonAsksCsv(IOptions<SiteOptions> site, TimeProvider time)
{
    private static readonly string[] Heading =
    [
        "kind", "subject", "title", "launchId", "launchName", "rag", "gate", "gateName", "item", "round", "since", "dueAt", "overdue", "inPlaceOf", "standIn",
        "acknowledgedAt", "promisedFor", "reason", "board",
    ];

    public async Task WriteAsync(IReadOnlyList<LaunchAsk> asks, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(Heading, cancellationToken);
        foreach (var ask in asks)
        {
            await table.WriteAsync(Row(PersonAskView.Of(ask, site.Value, time.GetUtcNow())), cancellationToken);
        }
    }

    private static object?[] Row(PersonAskView ask) =>
    [
        ask.Kind, ask.Subject, ask.Title, ask.LaunchId, ask.LaunchName, ask.Rag, ask.Gate, ask.GateName, ask.Item, ask.Round, ask.Since, ask.DueAt, ask.Overdue,
        ask.InPlaceOf, ask.StandIn, ask.AcknowledgedAt, ask.PromisedFor, ask.Reason, ask.Board.AbsoluteUri,
    ];
}
