using LaunchControl.Functions.Infrastructure.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Chat;

/// <summary><c>DELETE /api/launches/{id}/channels/{channelId}</c>: nothing more is posted to it, and its address is forgotten.</summary>
public sealed class RemoveChannelEndpoint(ChannelRequests requests, ChannelEditor editor)
{
    [Function("RemoveChannel")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/launches/{launchId}/channels/{channelId}")] HttpRequest request,
        string launchId,
        string channelId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, launchId, AccessRule.ManageLaunch, async (caller, launch) =>
        {
            await editor.RemoveAsync(launch, channelId, caller.Person, cancellationToken);
            return Results.NoContent();
        }, cancellationToken);
}
