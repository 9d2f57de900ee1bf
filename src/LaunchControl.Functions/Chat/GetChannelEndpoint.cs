using LaunchControl.Functions.Infrastructure.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Chat;

/// <summary><c>GET /api/launches/{id}/channels/{channelId}</c>: one, with its state and history; never its address.</summary>
public sealed class GetChannelEndpoint(ChannelRequests requests)
{
    [Function("GetChannel")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/channels/{channelId}")] HttpRequest request,
        string launchId,
        string channelId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(
            request, launchId, AccessRule.ReadLaunch,
            async (_, launch) => requests.Answer(await requests.RequireAsync(launch.Id, channelId, cancellationToken)), cancellationToken);
}
