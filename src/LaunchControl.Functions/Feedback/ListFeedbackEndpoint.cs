using LaunchControl.Core.Feedback;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Feedback;

/// <summary>
/// <c>GET /api/launches/{id}/feedback</c>: newest first; <c>sentiment</c>, <c>kind</c>, <c>theme</c>, <c>pageSize</c> (1-200, default 50), <c>continuationToken</c>.
/// As CSV it is all that the filter takes.
/// </summary>
public sealed class ListFeedbackEndpoint(ApiRequests api, LaunchCommandEndpoint launches, IFeedback feedback, FeedbackCsv csv)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 200;

    [Function("ListFeedback")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/feedback")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            var query = new QueryFields(request);
            var (filter, pageSize) = (ReadFilter(query), query.PageSize(DefaultPageSize, LargestPageSize));
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            if (CsvResult.IsWanted(request))
            {
                return new CsvResult($"{launch.Id}-feedback", (table, token) => csv.WriteAsync(launch.Id, filter, table, token));
            }

            try
            {
                var page = await feedback.ListAsync(launch.Id, filter, pageSize, query.ContinuationToken, cancellationToken);
                return Results.Json(new Page<FeedbackEntry>(page.Items, page.ContinuationToken), ApiJson.Options);
            }
            catch (InvalidContinuationTokenException exception)
            {
                query.Fault("continuationToken", exception.Message);
                return query.Refuse();
            }
        });

    private static FeedbackFilter ReadFilter(QueryFields query)
    {
        var theme = query.Text("theme");
        if (theme is not null && !FeedbackBody.IsTheme(theme))
        {
            query.Fault("theme", "Give the name of a theme, such as pricing.");
        }

        return new FeedbackFilter(query.Enum<Sentiment>("sentiment"), query.Enum<FeedbackKind>("kind"), theme);
    }
}
