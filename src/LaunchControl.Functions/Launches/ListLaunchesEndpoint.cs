using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Portfolios;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Launches;

/// <summary><c>GET /api/launches</c>: filters, searches, sorts and pages launches; newest first unless told otherwise. As CSV it is all that fit.</summary>
public sealed class ListLaunchesEndpoint(ApiRequests api, PortfolioReader portfolios)
{
    [Function("ListLaunches")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
        {
            var query = new QueryFields(request);
            var asked = PortfolioQuery.OfApi(query);
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            var portfolio = await portfolios.ReadAsync(cancellationToken);
            return CsvResult.IsWanted(request)
                ? ListAnswer.Csv("launches", portfolio.All(asked.Filter, asked.Sort), LaunchesCsv.Columns)
                : Results.Json(portfolio.Page(asked.Filter, asked.Sort, asked.PageSize, asked.After), ApiJson.Options);
        });
}
