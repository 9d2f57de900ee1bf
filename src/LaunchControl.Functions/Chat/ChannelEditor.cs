using System.Text.Json;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Chat;

/// <summary>Makes, changes and removes channels of a launch.</summary>
public sealed class ChannelEditor(ChannelRequests requests, IWebhooks webhooks, ChannelAddresses addresses, IOptions<OutgoingHttpOptions> http, TimeProvider time)
{
    private const int MostOfALaunch = 10;

    // All of them are read when an event is handed over.
    private const int MostInAll = 1000;

    /// <summary>Makes a channel what the body says, new or not.</summary>
    /// <exception cref="RequestRefusedException">404 for an id that no channel may have, 422 with every fault, 409 where there is no room.</exception>
    public async Task<(Webhook Channel, bool IsNew)> PutAsync(Launch launch, string channelId, JsonElement body, string actor, CancellationToken cancellationToken)
    {
        if (!ChannelId.IsWellFormed(channelId))
        {
            throw new RequestRefusedException(ChannelRefusals.BadId);
        }

        var isNew = false;
        var channel = await requests.StoreAsync(launch.Id, channelId, async present =>
        {
            isNew = present is null;
            return await StoreAsync(present, Read(body, launch, channelId, present?.Webhook.Chat!.Kind), launch.Id, channelId, actor, cancellationToken);
        }, cancellationToken);
        return (channel, isNew);
    }

    /// <summary>Nothing more is posted to it, and its address is forgotten.</summary>
    /// <exception cref="RequestRefusedException">404.</exception>
    public Task RemoveAsync(Launch launch, string channelId, string actor, CancellationToken cancellationToken) =>
        requests.StoreAsync(launch.Id, channelId, async present =>
        {
            var read = present ?? throw new RequestRefusedException(ChannelRefusals.Unknown(channelId));
            var last = ChannelDecider.Remove(read.Webhook, actor, time.GetUtcNow());
            return (last, await webhooks.RemoveAsync(read, last, cancellationToken));
        }, cancellationToken);

    /// <exception cref="RequestRefusedException">422: every fault.</exception>
    private ChannelDraft Read(JsonElement body, Launch launch, string channelId, ChatKind? present)
    {
        var faults = new FaultList();
        var (draft, address) = ChannelBody.Read(new JsonFields(body, faults), launch, present, http.Value);
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
