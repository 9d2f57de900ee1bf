using LaunchControl.Core.Chat;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Chat;

/// <summary>What the endpoints of a launch's channels have in common.</summary>
public sealed class ChannelRequests(ApiRequests api, LaunchCommandEndpoint launches, IWebhooks webhooks, WebhookDirectory directory, IOptions<SiteOptions> site)
{
    private const int MostTries = 5;

    /// <param name="access">Who may, of this launch.</param>
    public Task<IResult> RunAsync(
        HttpRequest request, string launchId, Func<Launch, AccessRule> access, Func<Caller, Launch, Task<IResult>> work, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller => await work(caller, await launches.RequireAsync(launchId, caller, access, cancellationToken)));

    /// <exception cref="RequestRefusedException">404.</exception>
    public async Task<Webhook> RequireAsync(string launchId, string channelId, CancellationToken cancellationToken) =>
        (await FindAsync(launchId, channelId, cancellationToken))?.Webhook ?? throw new RequestRefusedException(ChannelRefusals.Unknown(channelId));

    /// <summary>Null for a channel that is not there.</summary>
    public Task<StoredWebhook?> FindAsync(string launchId, string channelId, CancellationToken cancellationToken) => ChannelId.IsWellFormed(channelId)
        ? webhooks.FindAsync(ChannelId.WebhookIdOf(launchId, channelId), cancellationToken)
        : Task.FromResult<StoredWebhook?>(null);

    /// <summary>Stores what becomes of a channel; where others change it at the same time, it is decided anew on what they made of it.</summary>
    /// <exception cref="RequestRefusedException">409 where others keep changing it, or whatever <paramref name="store"/> throws.</exception>
    public async Task<Webhook> StoreAsync(
        string launchId, string channelId, Func<StoredWebhook?, Task<(Webhook Channel, bool IsStored)>> store, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var (channel, isStored) = await store(await FindAsync(launchId, channelId, cancellationToken));
            if (isStored)
            {
                directory.Forget();
                return channel;
            }
        }

        throw new RequestRefusedException(ChannelRefusals.Busy);
    }

    public IResult Answer(Webhook channel, int status = StatusCodes.Status200OK) => Results.Json(View(channel), ApiJson.Options, statusCode: status);

    public ChannelView View(Webhook channel) => ChannelView.Of(channel, site.Value.BaseAddress);
}
