using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Blackouts;

/// <summary><c>GET /api/launches/{id}/collisions</c>: what gets into the launch's way, as it is now.</summary>
public sealed class GetCollisionsEndpoint(ApiRequests api, LaunchCommandEndpoint launches, BlackoutReader reader)
{
    [Function("GetCollisions")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/collisions")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            return ListAnswer.Of(request, $"{launch.Id}-collisions", CollisionFinder.Of(launch, await reader.OthersAsync(cancellationToken)), CollisionsCsv.Columns);
        });
}
