using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/gates/{gateId}/request-review</c>: a new round after a rejection, with a note on what was mended.</summary>
public sealed class RequestReviewEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RequestReview")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/request-review")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string gateId) => new(AccessRule.ManageLaunch, fields => new RequestReview(gateId, fields.String("note")));
}
