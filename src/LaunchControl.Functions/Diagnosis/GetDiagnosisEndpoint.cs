using LaunchControl.Functions.DeadLetters;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Diagnosis;

/// <summary><c>GET /api/launches/{id}/diagnosis</c>: why the launch is waiting, and whether anything is wrong.</summary>
public sealed class GetDiagnosisEndpoint(ApiRequests api, LaunchCommandEndpoint launches, LaunchDoctor doctor, DeadLetterList letters)
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
            var diagnosis = await doctor.ExamineAsync(stored, client, cancellationToken);
            var mayManage = AccessRule.ManageLaunch(stored.Launch).Allows(caller);
            return Results.Json(
                mayManage ? diagnosis with { DeadLetters = await letters.NotesAsync(stored.Launch.Id, cancellationToken) } : diagnosis, ApiJson.Options);
        });
}
