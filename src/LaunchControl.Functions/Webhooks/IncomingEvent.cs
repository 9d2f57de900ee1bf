using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.Functions.Webhooks;

/// <summary>An event as it comes from the topic: what is needed of it, and its text.</summary>
public sealed record IncomingEvent(string Id, string Type, string LaunchId, int Sequence, DateTimeOffset Time, string Body)
{
    /// <summary>Null where the message is no event of a launch; then faults say why.</summary>
    public static IncomingEvent? Read(ServiceBusReceivedMessage message, FaultList faults)
    {
        if (MessageBody.Read(message, faults) is not { } fields)
        {
            return null;
        }

        var data = fields.Object("data");
        var read = new IncomingEvent(
            fields.String("id") ?? "", fields.String("type") ?? "", data?.String("launchId") ?? "", data?.Integer("sequence") ?? 0,
            fields.Instant("time") ?? default, message.Body.ToString());
        if (read.Id.Length == 0 || read.Type.Length == 0 || read.Time == default || !Core.Launches.LaunchId.IsWellFormed(read.LaunchId) || read.Sequence < 1)
        {
            faults.Add("", "This is no event of a launch: it has no id, type, time, data.launchId or data.sequence.");
        }

        return faults.IsEmpty ? read : null;
    }

    /// <summary>Its delivery to a webhook; the same event and webhook make the same id.</summary>
    public WebhookDelivery For(Webhook webhook, DateTimeOffset now, DateTimeOffset tryAt) => new()
    {
        Id = WebhookDelivery.IdOf(Time, Sequence, LaunchId),
        WebhookId = webhook.Id,
        EventId = Id,
        EventType = Type,
        LaunchId = LaunchId,
        Body = Body,
        CreatedAt = now,
        TriedSince = now,
        NextAttemptAt = tryAt,
    };
}
