using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.DeadLetters;

/// <summary><c>GET /api/dead-letters</c>: messages that could not be carried out, why, and what to do; by <c>queue</c> and <c>launchId</c>.</summary>
public sealed class ListDeadLettersEndpoint(ApiRequests api, DeadLetterList letters)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 100;

    [Function("ListDeadLetters")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dead-letters")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async _ =>
        {
            var faults = new FaultList();
            var (pageSize, after, queue) = (PageSize(request, faults), After(request, faults), Queue(request, faults));
            return faults.IsEmpty
                ? Results.Json(await letters.ReadAsync(after, queue, Text(request, "launchId"), pageSize, cancellationToken), ApiJson.Options)
                : Problems.From(faults.ToRefusal("The query has faults."));
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

    private static DeadLetterId? After(HttpRequest request, FaultList faults)
    {
        if (Text(request, "continuationToken") is not { } text)
        {
            return null;
        }

        if (!DeadLetterId.TryParse(text, out var after))
        {
            faults.Add("/continuationToken", "The continuation token is not one that a previous page gave.");
        }

        return after;
    }

    private static string? Queue(HttpRequest request, FaultList faults)
    {
        var queue = Text(request, "queue");
        if (queue is not null && !QueueNames.All.Contains(queue))
        {
            faults.Add("/queue", $"Give one of: {string.Join(", ", QueueNames.All)}.");
        }

        return queue;
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
