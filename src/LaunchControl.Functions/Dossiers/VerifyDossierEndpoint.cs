using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Dossiers;

/// <summary><c>GET /api/launches/{id}/dossier/verify</c>: whether the audit trail is as it was written, and the launch what the trail adds up to.</summary>
public sealed class VerifyDossierEndpoint(ApiRequests api, LaunchCommandEndpoint launches, TrailVerifier verifier)
{
    [Function("VerifyDossier")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/dossier/verify")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var stored = await launches.RequireStoredAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            return Results.Json(VerificationView.Of(stored.Launch.Id, await verifier.VerifyAsync(stored, cancellationToken)), ApiJson.Options);
        });
}
