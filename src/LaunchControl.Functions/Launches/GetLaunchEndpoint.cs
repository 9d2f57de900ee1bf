using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Launches;

/// <summary><c>GET /api/launches/{id}</c>: the whole launch.</summary>
public sealed class GetLaunchEndpoint(ApiRequests api, LaunchCommandEndpoint launches, LaunchResponses responses)
{
    [Function("GetLaunch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var stored = await launches.RequireStoredAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            request.HttpContext.Response.Headers.ETag = LaunchETag.Of(stored);
            return responses.Ok(stored.Launch);
        });
}
