using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Chat;

/// <summary><c>GET /api/launches/{id}/channels</c>: the launch's chat channels, each with its state.</summary>
public sealed class ListChannelsEndpoint(ChannelRequests requests, IWebhooks webhooks)
{
    [Function("ListChannels")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/channels")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, launchId, AccessRule.ReadLaunch, async (_, launch) =>
        {
            var channels = (await webhooks.ListAsync(cancellationToken)).Where(webhook => webhook.Chat is not null && webhook.LaunchId == launch.Id);
            return ListAnswer.Of(
                request, $"{launch.Id}-channels", [.. channels.OrderBy(channel => channel.Chat!.Name, StringComparer.Ordinal).Select(requests.View)], ChannelsCsv.Columns);
        }, cancellationToken);
}
