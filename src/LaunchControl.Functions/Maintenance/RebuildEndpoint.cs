using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Maintenance;

/// <summary><c>POST /api/maintenance/rebuild</c>: after a restore. One step of 100 launches; call again with the <c>continuationToken</c> until there is none.</summary>
public sealed class RebuildEndpoint(ApiRequests api, LaunchRebuild rebuild)
{
    private const int MostLaunches = 100;

    [Function("Rebuild")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/maintenance/rebuild")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async _ =>
        {
            var after = request.Query["continuationToken"] is [{ Length: > 0 } token] ? token : null;
            return Results.Json(await rebuild.RunAsync(after, MostLaunches, client, cancellationToken), ApiJson.Options);
        });
}
