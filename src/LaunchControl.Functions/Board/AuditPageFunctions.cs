using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Board;

/// <summary><c>/board/{launchId}/audit</c>, for signed-in people: the audit trail, newest first, part by part.</summary>
public sealed class AuditPageFunctions(LaunchPages launches, PageRequests pages, PageRenderer renderer, AuditSearch search, ReaderZones zones)
{
    [Function("ShowAuditTrail")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}/audit")] HttpRequest request, string launchId, CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, async (launch, caller) =>
        {
            var query = new QueryFields(request);
            var filter = ReadFilter(query);
            if (query.HasFaults)
            {
                return await pages.NoticeAsync(
                    StatusCodes.Status422UnprocessableEntity, "There is no such part of the audit trail", ["In the address, before and after are numbers of entries."],
                    new Uri($"/board/{launch.Id}/audit", UriKind.Relative), "See the newest entries");
            }

            var zone = zones.ReadAsync(caller, cancellationToken);
            var part = await search.ReadAsync(launch, filter, cancellationToken);
            return new PageResult(await renderer.AuditAsync(new AuditPageModel
            {
                Launch = launch,
                Entries = part.Entries,
                OlderBefore = part.OlderBefore,
                NewerAfter = part.NewerAfter,
                IsTowardsNewer = filter.After is not null,
                Actor = filter.Actor,
                Action = filter.Action,
                ReaderZone = await zone,
            }));
        }, cancellationToken);

    private static AuditFilter ReadFilter(QueryFields query)
    {
        var (before, after) = (query.Number("before", 0, 1, int.MaxValue), query.Number("after", -1, 0, int.MaxValue));
        return new AuditFilter(before > 0 ? before : null, after >= 0 ? after : null, query.Text("actor")?.Trim(), query.Text("action")?.Trim());
    }
}
