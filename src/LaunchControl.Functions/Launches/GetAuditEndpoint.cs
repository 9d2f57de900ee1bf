using System.Globalization;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Launches;

/// <summary><c>GET /api/launches/{id}/audit</c>: the audit trail, oldest first; with <c>?changes=true</c> value by value. As CSV it is the whole trail.</summary>
public sealed class GetAuditEndpoint(ApiRequests api, LaunchCommandEndpoint launches, IAuditTrail audit, AuditCsv csv)
{
    private const int DefaultPageSize = 100;
    private const int LargestPageSize = 1000;

    [Function("GetAudit")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/audit")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            var query = new QueryFields(request);
            var (pageSize, after, withChanges) = (query.PageSize(DefaultPageSize, LargestPageSize), query.Number("continuationToken", 0, 0, int.MaxValue), query.Boolean("changes"));
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            if (CsvResult.IsWanted(request))
            {
                return new CsvResult($"{launch.Id}-audit", (table, token) => csv.WriteAsync(launch, table, token));
            }

            var entries = await audit.ReadAsync(launch.Id, after, pageSize, cancellationToken);
            var next = entries.Count == pageSize ? entries[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
            return Results.Json(new Page<AuditEntryView>([.. entries.Select(entry => AuditEntryView.Of(entry, withChanges))], next), ApiJson.Options);
        });
}
