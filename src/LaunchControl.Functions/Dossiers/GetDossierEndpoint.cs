using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Dossiers;

/// <summary><c>GET /api/launches/{id}/dossier</c>: the launch with its trail, evidence, votes, waivers and metrics as one zip that can be checked without LaunchControl.</summary>
public sealed class GetDossierEndpoint(ApiRequests api, LaunchCommandEndpoint launches, DossierArchive archive)
{
    [Function("GetDossier")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/dossier")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
            new DossierResult(archive, await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken)));
}
