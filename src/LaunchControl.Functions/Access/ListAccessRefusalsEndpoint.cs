using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Access;

/// <summary><c>GET /api/access-refusals</c>: who was refused what on one day (UTC), by reason.</summary>
public sealed class ListAccessRefusalsEndpoint(ApiRequests api, AccessAudit audit, IAccessRefusals refusals, TimeProvider time)
{
    private const int DefaultPageSize = 100;
    private const int LargestPageSize = 1000;

    [Function("ListAccessRefusals")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/access-refusals")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async _ =>
        {
            var faults = new FaultList();
            var (day, pageSize) = (Day(request, faults), PageSize(request, faults));
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The query has faults."));
            }

            try
            {
                await audit.FlushAsync();
                return Results.Json(await refusals.ListAsync(day, pageSize, Text(request, "continuationToken"), cancellationToken), ApiJson.Options);
            }
            catch (InvalidContinuationTokenException exception)
            {
                faults.Add("/continuationToken", exception.Message);
                return Problems.From(faults.ToRefusal("The query has faults."));
            }
        });

    private DateOnly Day(HttpRequest request, FaultList faults)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (Text(request, "day") is not { } text)
        {
            return today;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add("/day", "Give a day, such as 2027-03-02.");
        return today;
    }

    private static int PageSize(HttpRequest request, FaultList faults)
    {
        if (Text(request, "pageSize") is not { } text)
        {
            return DefaultPageSize;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestPageSize)
        {
            return size;
        }

        faults.Add("/pageSize", $"Give a number from 1 to {LargestPageSize}.");
        return DefaultPageSize;
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
