using LaunchControl.Core.GoNoGo;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.GoNoGo;

/// <summary><c>POST /api/launches/{id}/recommendations/{recommendationId}/dismiss</c>: go on although a condition of the go was missed.</summary>
public sealed class DismissRecommendationEndpoint(LaunchCommandEndpoint launches)
{
    [Function("DismissRecommendation")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/recommendations/{recommendationId}/dismiss")] HttpRequest request,
        string launchId,
        string recommendationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(recommendationId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string recommendationId) =>
        new(AccessRule.ManageLaunch, fields => new DismissRecommendation(recommendationId, fields.String("reason")));
}
