using LaunchControl.Core.Chat;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Chat;

/// <summary><c>DELETE /api/launches/{id}/channels/{channelId}</c>: nothing more is posted to it, and its address is forgotten.</summary>
public sealed class RemoveChannelEndpoint(ChannelRequests requests, IWebhooks webhooks, TimeProvider time)
{
    [Function("RemoveChannel")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/launches/{launchId}/channels/{channelId}")] HttpRequest request,
        string launchId,
        string channelId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, launchId, AccessRule.ManageLaunch, async (caller, launch) =>
        {
            await requests.StoreAsync(launch.Id, channelId, async present =>
            {
                var read = present ?? throw new RequestRefusedException(ChannelRefusals.Unknown(channelId));
                var last = ChannelDecider.Remove(read.Webhook, caller.Person, time.GetUtcNow());
                return (last, await webhooks.RemoveAsync(read, last, cancellationToken));
            }, cancellationToken);
            return Results.NoContent();
        }, cancellationToken);
}
