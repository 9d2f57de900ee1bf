using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Chat;

/// <summary><c>GET /api/launches/{id}/channels/{channelId}/deliveries</c>: what was posted and what came of it, newest first; paged as deliveries of webhooks are.</summary>
public sealed class ListChannelDeliveriesEndpoint(ChannelRequests requests, DeliveryLog log)
{
    [Function("ListChannelDeliveries")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/channels/{channelId}/deliveries")] HttpRequest request,
        string launchId,
        string channelId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(
            request, launchId, AccessRule.ManageLaunch,
            async (_, launch) => await log.ListAsync(request, await requests.RequireAsync(launch.Id, channelId, cancellationToken), cancellationToken), cancellationToken);
}
