using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Feedback;

/// <summary><c>GET /api/launches/{id}/feedback/summary</c>: counts by sentiment and theme over all feedback of the launch.</summary>
public sealed class GetFeedbackSummaryEndpoint(ApiRequests api, LaunchCommandEndpoint launches, IFeedback feedback)
{
    [Function("GetFeedbackSummary")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/feedback/summary")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            return Results.Json(await feedback.SummariseAsync(launch.Id, cancellationToken), ApiJson.Options);
        });
}
