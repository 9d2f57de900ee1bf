using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.GoNoGo;

/// <summary><c>GET /api/launches/{id}/roll-call</c>: the go/no-go by team, and what would decide it now.</summary>
public sealed class GetRollCallEndpoint(ApiRequests api, LaunchCommandEndpoint launches, RollCallReader reader)
{
    [Function("GetRollCall")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/roll-call")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            return Results.Json(await reader.ReadAsync(launch, cancellationToken), ApiJson.Options);
        });
}
