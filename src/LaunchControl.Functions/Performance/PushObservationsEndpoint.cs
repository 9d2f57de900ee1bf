using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Performance;

/// <summary><c>POST /api/launches/{id}/metrics</c>: values of the launch's metrics, up to 1,000 at once. A repeat stores nothing new.</summary>
public sealed class PushObservationsEndpoint(ApiRequests api, LaunchCommandEndpoint launches, ObservationDesk desk)
{
    [Function("PushObservations")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/metrics")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ManageLaunch, cancellationToken);
            var faults = new FaultList();
            var fields = new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults);
            var drafts = ObservationReader.Read(fields);
            fields.RefuseUnknown();
            var (taken, refusal) = await desk.TakeAsync(launch, drafts, faults, cancellationToken);
            return refusal is null ? Results.Json(taken, ApiJson.Options, statusCode: StatusCodes.Status202Accepted) : Problems.From(refusal);
        });
}
