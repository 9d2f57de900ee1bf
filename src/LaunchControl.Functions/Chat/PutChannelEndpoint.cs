using LaunchControl.Core.Chat;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Chat;

/// <summary>
/// <c>PUT /api/launches/{id}/channels/{channelId}</c>: makes a channel what the body says, new or not; without <c>url</c> the present address stays, provided that the kind does. One that was given up
/// posts again.
/// </summary>
public sealed class PutChannelEndpoint(ChannelRequests requests, ChannelEditor editor)
{
    [Function("PutChannel")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/launches/{launchId}/channels/{channelId}")] HttpRequest request,
        string launchId,
        string channelId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, launchId, AccessRule.ManageLaunch, async (caller, launch) =>
        {
            // An id that no channel may have is told before the body is looked at.
            var body = ChannelId.IsWellFormed(channelId) ? await RequestBody.ReadJsonAsync(request, cancellationToken) : throw new RequestRefusedException(ChannelRefusals.BadId);
            var (channel, isNew) = await editor.PutAsync(launch, channelId, body.Root, caller.Person, cancellationToken);
            return requests.Answer(channel, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }, cancellationToken);
}
