using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Events;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Events;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Telemetry;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Publishes to topic <c>launch-events</c>: one message an event, whose <c>MessageId</c> is the event's id, so that duplicate detection drops repeats.</summary>
public sealed class ServiceBusLaunchEvents(ServiceBusClient client, IOptions<SiteOptions> site) : ILaunchEvents, IAsyncDisposable
{
    /// <summary>Application property: the event's type, for filters of subscriptions.</summary>
    public const string Type = "type";

    /// <summary>Application property: the launch's id, for filters of subscriptions.</summary>
    public const string LaunchId = "launchId";

    // A batch is one message of at most 256 KB, and each of its messages has properties beside its body.
    private const int MostBytes = 160 * 1024;
    private const int MostMessages = 50;

    // Whoever gave the command waits for this; what can't be told now is told by the outbox's sweep.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ServiceBusSender _sender = client.CreateSender(TopicNames.LaunchEvents);

    public async Task PublishAsync(Launch launch, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        List<ServiceBusMessage> batch = [];
        var bytes = 0L;
        foreach (var message in entries.Select(entry => Message(launch, entry)))
        {
            var length = message.Body.ToMemory().Length;
            if (batch.Count > 0 && (bytes + length > MostBytes || batch.Count == MostMessages))
            {
                await _sender.SendMessagesAsync(batch, limit.Token);
                (batch, bytes) = ([], 0);
            }

            batch.Add(message);
            bytes += length;
        }

        await _sender.SendMessagesAsync(batch, limit.Token);
    }

    public ValueTask DisposeAsync() => _sender.DisposeAsync();

    private ServiceBusMessage Message(Launch launch, AuditEntry entry)
    {
        var launchEvent = LaunchEvent.Of(launch, entry, site.Value.BaseAddress);
        var message = new ServiceBusMessage(CloudEventJson.Write(launchEvent, site.Value.BaseAddress, LaunchControlTrace.Parent))
        {
            MessageId = launchEvent.Id,
            ContentType = CloudEventJson.ContentType,
            Subject = launchEvent.Type,
        };
        message.ApplicationProperties[Type] = launchEvent.Type;
        message.ApplicationProperties[LaunchId] = launch.Id;
        if (LaunchControlTrace.Parent is { } parent)
        {
            message.ApplicationProperties[MessageTrace.TraceParent] = parent;
        }

        return message;
    }
}
