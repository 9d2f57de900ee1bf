using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Launches;

/// <summary><c>GET /api/launches</c>: lists launches, newest first. As CSV it is the whole list.</summary>
public sealed class ListLaunchesEndpoint(ApiRequests api, ILaunchIndex index, LaunchesCsv csv)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 200;

    [Function("ListLaunches")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
        {
            var query = new QueryFields(request);
            var pageSize = query.PageSize(DefaultPageSize, LargestPageSize);
            var filter = new LaunchFilter(query.Enum<LaunchStatus>("status"), query.Enum<LaunchTier>("tier"), query.Text("owner")?.ToLowerInvariant());
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            if (CsvResult.IsWanted(request))
            {
                return new CsvResult("launches", (table, token) => csv.WriteAsync(filter, table, token));
            }

            try
            {
                return Results.Json(await index.ListAsync(filter, pageSize, query.ContinuationToken, cancellationToken), ApiJson.Options);
            }
            catch (InvalidContinuationTokenException exception)
            {
                query.Fault("continuationToken", exception.Message);
                return query.Refuse();
            }
        });
}
