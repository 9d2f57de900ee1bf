using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Launches;

/// <summary><c>GET /api/launches/{id}/items</c>: the checklist as rows, in the order of the gates.</summary>
public sealed class ListItemsEndpoint(ApiRequests api, LaunchCommandEndpoint launches, TimeProvider time)
{
    [Function("ListItems")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/items")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            return ListAnswer.Of(request, $"{launch.Id}-items", ItemRow.Of(launch, time.GetUtcNow()), ItemsCsv.Columns);
        });
}
