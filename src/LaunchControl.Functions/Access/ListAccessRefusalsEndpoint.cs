using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Access;

/// <summary><c>GET /api/access-refusals</c>: who was refused what on one day (UTC), by reason. As CSV it is all of the day.</summary>
public sealed class ListAccessRefusalsEndpoint(ApiRequests api, AccessAudit audit, IAccessRefusals refusals, TimeProvider time)
{
    private const int DefaultPageSize = 100;
    private const int LargestPageSize = 1000;

    [Function("ListAccessRefusals")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/access-refusals")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async _ =>
        {
            var query = new QueryFields(request);
            var (day, pageSize) = (query.Date("day") ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), query.PageSize(DefaultPageSize, LargestPageSize));
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            try
            {
                await audit.FlushAsync();
                if (CsvResult.IsWanted(request))
                {
                    return ListAnswer.Csv($"access-refusals-{day:yyyy-MM-dd}", (next, cancel) => ReadAsync(day, next, cancel), AccessRefusalsCsv.Columns);
                }

                return Results.Json(await refusals.ListAsync(day, pageSize, query.ContinuationToken, cancellationToken), ApiJson.Options);
            }
            catch (InvalidContinuationTokenException exception)
            {
                query.Fault("continuationToken", exception.Message);
                return query.Refuse();
            }
        });

    private async Task<(IReadOnlyList<AccessRefusal> Items, string? Next)> ReadAsync(DateOnly day, string? next, CancellationToken cancellationToken)
    {
        var page = await refusals.ListAsync(day, LargestPageSize, next, cancellationToken);
        return (page.Items, page.ContinuationToken);
    }
}
