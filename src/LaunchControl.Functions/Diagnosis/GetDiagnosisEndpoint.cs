using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Diagnosis;

/// <summary><c>GET /api/launches/{id}/diagnosis</c>: why the launch is waiting, and whether anything is wrong.</summary>
public sealed class GetDiagnosisEndpoint(ApiRequests api, LaunchCommandEndpoint launches, LaunchDoctor doctor)
{
    [Function("GetDiagnosis")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/diagnosis")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var stored = await launches.RequireStoredAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            return Results.Json(await doctor.ExamineAsync(stored, client, cancellationToken), ApiJson.Options);
        });
}
