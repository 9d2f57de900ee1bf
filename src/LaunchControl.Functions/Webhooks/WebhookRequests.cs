using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Webhooks;

/// <summary>What the endpoints of webhooks have in common. All of them are for admins: an event tells of every launch.</summary>
public sealed class WebhookRequests(
    ApiRequests api, IWebhooks webhooks, WebhookDirectory directory, ILaunchStore launches, IOptions<SiteOptions> site, IOptions<OutgoingHttpOptions> http, TimeProvider time)
{
    private const int MostTries = 5;

    public Task<IResult> RunAsync(HttpRequest request, Func<Caller, Task<IResult>> work) => api.RunAsync(request, AccessRule.Admin, work);

    /// <exception cref="RequestRefusedException">404.</exception>
    public async Task<Webhook> RequireAsync(string webhookId, CancellationToken cancellationToken) => (await ReadAsync(webhookId, cancellationToken)).Webhook;

    /// <summary>Changes a webhook; on a conflict it is read again and changed again.</summary>
    /// <exception cref="RequestRefusedException">404, or 409 where others keep changing it.</exception>
    public Task<Webhook> ChangeAsync(string webhookId, Func<Webhook, Webhook> change, CancellationToken cancellationToken) =>
        StoreAsync(webhookId, change, webhooks.ReplaceAsync, cancellationToken);

    /// <summary>Ends a webhook; who did it is kept with it.</summary>
    /// <exception cref="RequestRefusedException">As <see cref="ChangeAsync"/>.</exception>
    public Task<Webhook> RemoveAsync(string webhookId, string actor, CancellationToken cancellationToken) =>
        StoreAsync(webhookId, webhook => WebhookDecider.Remove(webhook, actor, time.GetUtcNow()), webhooks.RemoveAsync, cancellationToken);

    /// <summary>Reads a body, and gives what makes a draft of it: anew for each state of the webhook that it is to change, so that nobody else's change is undone.</summary>
    /// <param name="present">As in <see cref="WebhookBody.Read"/>.</param>
    /// <exception cref="RequestRefusedException">422: every fault of the request.</exception>
    public async Task<Func<Webhook?, WebhookDraft>> ReadDraftAsync(HttpRequest request, Webhook? present, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var body = (await RequestBody.ReadJsonAsync(request, cancellationToken)).Root;
        var fields = new JsonFields(body, faults);
        var draft = WebhookBody.Read(fields, present, http.Value);
        if (draft.LaunchId is { } launchId && launchId != present?.LaunchId && !fields.HasFault("launchId") && await launches.ReadAsync(launchId, cancellationToken) is null)
        {
            fields.Fault("launchId", $"There is no launch '{launchId}'. GET /api/launches lists them.");
        }

        return faults.IsEmpty
            ? webhook => WebhookBody.Read(new JsonFields(body, new FaultList()), webhook, http.Value)
            : throw new RequestRefusedException(faults.ToRefusal("The webhook has faults; nothing was changed."));
    }

    public WebhookView View(Webhook webhook, string? secret = null) => WebhookView.Of(webhook, site.Value.BaseAddress, time.GetUtcNow(), secret);

    public IResult Ok(Webhook webhook, string? secret = null) => Results.Json(View(webhook, secret), ApiJson.Options);

    private async Task<Webhook> StoreAsync(
        string webhookId, Func<Webhook, Webhook> change, Func<StoredWebhook, Webhook, CancellationToken, Task<bool>> store, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var read = await ReadAsync(webhookId, cancellationToken);
            var next = change(read.Webhook);
            if (ReferenceEquals(next, read.Webhook) || await store(read, next, cancellationToken))
            {
                directory.Forget();
                return next;
            }
        }

        throw new RequestRefusedException(WebhookRefusals.Busy);
    }

    // Chat channels have endpoints of their own, below their launches.
    private async Task<StoredWebhook> ReadAsync(string webhookId, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(webhookId, cancellationToken) is { Webhook.Chat: null } webhook ? webhook : throw new RequestRefusedException(WebhookRefusals.Unknown(webhookId));
}
