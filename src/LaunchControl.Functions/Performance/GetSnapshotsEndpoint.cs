using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Performance;

/// <summary><c>GET /api/launches/{id}/snapshots</c>: what the checks after launch found, metric by metric, oldest first; as CSV a row for each.</summary>
public sealed class GetSnapshotsEndpoint(ApiRequests api, LaunchCommandEndpoint launches, ISnapshots snapshots)
{
    [Function("GetSnapshots")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/snapshots")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            var query = new QueryFields(request);
            var (metric, from, to) = (query.Text("metric"), query.Instant("from"), query.Instant("to"));
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            var found = await snapshots.ReadAsync(launch.Id, metric, from, to, cancellationToken);
            return CsvResult.IsWanted(request)
                ? new CsvResult($"{launch.Id}-snapshots", (table, token) => SnapshotsCsv.WriteAsync(found, table, token))
                : Results.Json(SnapshotsView.Of(launch, found, metric), ApiJson.Options);
        });
}
