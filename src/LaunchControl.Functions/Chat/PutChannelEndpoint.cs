using LaunchControl.Core.Chat;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Chat;

/// <summary>
/// <c>PUT /api/launches/{id}/channels/{channelId}</c>: makes a channel what the body says, new or not; without <c>url</c> the present address stays, provided that the kind does. One that was given up
/// posts again.
/// </summary>
public sealed class PutChannelEndpoint(
    ChannelRequests requests, IWebhooks webhooks, ChannelAddresses addresses, IOptions<OutgoingHttpOptions> http, TimeProvider time)
{
    private const int MostOfALaunch = 10;

    // All of them are read when an event is handed over.
    private const int MostInAll = 1000;

    [Function("PutChannel")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/launches/{launchId}/channels/{channelId}")] HttpRequest request,
        string launchId,
        string channelId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, launchId, AccessRule.ManageLaunch, async (caller, launch) =>
        {
            var isNew = false;
            var body = await ReadBodyAsync(request, channelId, cancellationToken);
            var channel = await requests.StoreAsync(launch.Id, channelId, async present =>
            {
                isNew = present is null;
                return await StoreAsync(present, Read(body, launch, channelId, present?.Webhook.Chat!.Kind), launch.Id, channelId, caller.Person, cancellationToken);
            }, cancellationToken);
            return requests.Answer(channel, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }, cancellationToken);

    /// <exception cref="RequestRefusedException">400, 404 for an id that no channel may have, or 413.</exception>
    private static async Task<RequestJson> ReadBodyAsync(HttpRequest request, string channelId, CancellationToken cancellationToken) =>
        ChannelId.IsWellFormed(channelId) ? await RequestBody.ReadJsonAsync(request, cancellationToken) : throw new RequestRefusedException(ChannelRefusals.BadId);

    /// <exception cref="RequestRefusedException">422: every fault.</exception>
    private ChannelDraft Read(RequestJson body, Launch launch, string channelId, ChatKind? present)
    {
        var faults = new FaultList();
        var (draft, address) = ChannelBody.Read(new JsonFields(body.Root, faults), launch, present, http.Value);
        return faults.IsEmpty
            ? draft with { Address = address is null ? null : addresses.Seal(ChannelId.WebhookIdOf(launch.Id, channelId), address) }
            : throw new RequestRefusedException(faults.ToRefusal("The channel has faults; nothing was changed."));
    }

    private async Task<(Webhook Channel, bool IsStored)> StoreAsync(
        StoredWebhook? present, ChannelDraft draft, string launchId, string channelId, string actor, CancellationToken cancellationToken)
    {
        if (present is null)
        {
            await DemandRoomAsync(launchId, cancellationToken);
            var created = ChannelDecider.Create(launchId, channelId, draft, actor, time.GetUtcNow());
            return (created, await webhooks.AddAsync(created, cancellationToken));
        }

        var changed = ChannelDecider.Change(present.Webhook, draft, actor, time.GetUtcNow());
        return (changed, ReferenceEquals(changed, present.Webhook) || await webhooks.ReplaceAsync(present, changed, cancellationToken));
    }

    private async Task DemandRoomAsync(string launchId, CancellationToken cancellationToken)
    {
        var channels = (await webhooks.ListAsync(cancellationToken)).Where(webhook => webhook.Chat is not null).ToList();
        if (channels.Count >= MostInAll)
        {
            throw new RequestRefusedException(ChannelRefusals.Full(MostInAll));
        }

        if (channels.Count(channel => channel.LaunchId == launchId) >= MostOfALaunch)
        {
            throw new RequestRefusedException(ChannelRefusals.TooMany(MostOfALaunch));
        }
    }
}
