using System.Globalization;
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
            var faults = new FaultList();
            var pageSize = PageSize(request, faults);
            var filter = new LaunchFilter(Enum<LaunchStatus>(request, "status", faults), Enum<LaunchTier>(request, "tier", faults), Text(request, "owner")?.ToLowerInvariant());
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The query has faults."));
            }

            if (CsvResult.IsWanted(request))
            {
                return new CsvResult("launches", (table, token) => csv.WriteAsync(filter, table, token));
            }

            try
            {
                return Results.Json(await index.ListAsync(filter, pageSize, Text(request, "continuationToken"), cancellationToken), ApiJson.Options);
            }
            catch (InvalidContinuationTokenException exception)
            {
                faults.Add("/continuationToken", exception.Message);
                return Problems.From(faults.ToRefusal("The query has faults."));
            }
        });

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

    private static T? Enum<T>(HttpRequest request, string name, FaultList faults)
        where T : struct, Enum
    {
        if (Text(request, name) is not { } text)
        {
            return null;
        }

        if (System.Enum.GetNames<T>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } match)
        {
            return System.Enum.Parse<T>(match);
        }

        faults.Add($"/{name}", $"Unknown value. Give one of: {string.Join(", ", System.Enum.GetNames<T>())}.");
        return null;
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
