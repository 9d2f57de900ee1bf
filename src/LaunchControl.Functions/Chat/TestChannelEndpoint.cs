using LaunchControl.Core.Launches;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Webhooks;
using LaunchControl.Pages.Chat;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Chat;

/// <summary><c>POST /api/launches/{id}/channels/{channelId}/test</c>: posts a trial message, and answers with what came of the first attempt.</summary>
public sealed class TestChannelEndpoint(ChannelRequests requests, DeliveryDesk desk, Randomness randomness, IOptions<SiteOptions> site, TimeProvider time)
{
    public const string EventType = "launchcontrol.channel.test";

    [Function("TestChannel")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/channels/{channelId}/test")] HttpRequest request,
        string launchId,
        string channelId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, launchId, AccessRule.ManageLaunch, async (_, launch) =>
            DeliveryDesk.Accepted(await PostAsync(launch, await requests.RequireAsync(launch.Id, channelId, cancellationToken), cancellationToken)), cancellationToken);

    /// <summary>Posts it, and waits for what comes of the first attempt.</summary>
    /// <exception cref="RequestRefusedException">409: the channel was given up.</exception>
    internal Task<WebhookDelivery> PostAsync(Launch launch, Webhook channel, CancellationToken cancellationToken) =>
        channel.IsActive ? desk.AddAsync(Test(launch, channel), cancellationToken) : throw new RequestRefusedException(ChannelRefusals.Disabled);

    private WebhookDelivery Test(Launch launch, Webhook channel)
    {
        var (now, number) = (time.GetUtcNow(), randomness.NewId()[..16]);
        var note = new ChatNote(
            launch.Name, "This is a test", "LaunchControl posts here what happens to this launch.", now, launch.TimeZone, new Uri(site.Value.BaseAddress, $"board/{launch.Id}"));
        return new WebhookDelivery
        {
            Id = WebhookDelivery.IdOf(now, 0, number),
            WebhookId = channel.Id,
            EventId = $"test_{number}",
            EventType = EventType,
            LaunchId = launch.Id,
            Body = ChatNote.Write([note]),
            CreatedAt = now,
            TriedSince = now,
            NextAttemptAt = now + WebhookCourier.Lease,
        };
    }
}
