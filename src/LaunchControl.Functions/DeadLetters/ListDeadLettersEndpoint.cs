using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.DeadLetters;

/// <summary><c>GET /api/dead-letters</c>: messages that could not be carried out, why, and what to do; by <c>queue</c> and <c>launchId</c>. As CSV it is all of them.</summary>
public sealed class ListDeadLettersEndpoint(ApiRequests api, DeadLetterList letters)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 100;

    [Function("ListDeadLetters")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dead-letters")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async _ =>
        {
            var query = new QueryFields(request);
            var (pageSize, after, queue, launchId) = (query.PageSize(DefaultPageSize, LargestPageSize), After(query), Queue(query), query.Text("launchId"));
            return query.HasFaults ? query.Refuse()
                : CsvResult.IsWanted(request) ? ListAnswer.Csv("dead-letters", (next, cancel) => ReadAsync(next, queue, launchId, cancel), DeadLettersCsv.Columns)
                : Results.Json(await letters.ReadAsync(after, queue, launchId, pageSize, cancellationToken), ApiJson.Options);
        });

    private async Task<(IReadOnlyList<DeadLetterView> Items, string? Next)> ReadAsync(string? next, string? queue, string? launchId, CancellationToken cancellationToken)
    {
        var after = next is not null && DeadLetterId.TryParse(next, out var id) ? id : null;
        var page = await letters.ReadAsync(after, queue, launchId, LargestPageSize, cancellationToken);
        return (page.Items, page.ContinuationToken);
    }

    private static DeadLetterId? After(QueryFields query)
    {
        if (query.ContinuationToken is not { } text)
        {
            return null;
        }

        if (!DeadLetterId.TryParse(text, out var after))
        {
            query.Fault("continuationToken", "The continuation token is not one that a previous page gave.");
        }

        return after;
    }

    private static string? Queue(QueryFields query)
    {
        var queue = query.Text("queue");
        if (queue is not null && !QueueNames.All.Contains(queue))
        {
            query.Fault("queue", $"Give one of: {string.Join(", ", QueueNames.All)}.");
        }

        return queue;
    }
}
