using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Launches;

/// <summary><c>GET /api/launches/{id}/blockers</c>: what blocks it, since when, who can unblock it, by when, and how late it makes the launch.</summary>
public sealed class GetBlockersEndpoint(ApiRequests api, LaunchCommandEndpoint launches, IAbsences absences, TimeProvider time)
{
    [Function("GetBlockers")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/blockers")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            var away = await absences.ReadAsync(launch.Participants(), cancellationToken);
            return ListAnswer.Of(request, $"{launch.Id}-blockers", BlockerList.Of(launch, away, time.GetUtcNow()), BlockersCsv.Columns);
        });
}
