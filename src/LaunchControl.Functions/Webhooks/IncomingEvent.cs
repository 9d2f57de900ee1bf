using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Events;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.Functions.Webhooks;

/// <summary>An event as it comes from the topic: what is needed of it, and its text.</summary>
public sealed record IncomingEvent(string Id, string Type, string LaunchId, int Sequence, DateTimeOffset Time, string Body)
{
    /// <summary>As in the audit trail: <c>gate.approved</c>.</summary>
    public string Action => Type.StartsWith(EventCatalogue.Prefix, StringComparison.Ordinal) ? Type[EventCatalogue.Prefix.Length..] : Type;

    /// <summary>What it happened to: <c>gate/engineering-ready</c>; null for the launch itself.</summary>
    public string? Subject { get; init; }

    /// <summary>One sentence for a person.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Why, in the actor's words.</summary>
    public string? Reason { get; init; }

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
            fields.Instant("time") ?? default, message.Body.ToString())
        {
            Subject = fields.String("subject", int.MaxValue),
            Summary = data?.String("summary", int.MaxValue) ?? "",
            Reason = data?.String("reason", int.MaxValue),
        };
        if (read.Id.Length == 0 || read.Type.Length == 0 || read.Time == default || !Core.Launches.LaunchId.IsWellFormed(read.LaunchId) || read.Sequence < 1)
        {
            faults.Add("", "This is no event of a launch: it has no id, type, time, data.launchId or data.sequence.");
        }

        return faults.IsEmpty ? read : null;
    }

    /// <summary>Its delivery to a webhook; the same event and webhook make the same id.</summary>
    /// <param name="body">See <see cref="WebhookDelivery.Body"/>.</param>
    public WebhookDelivery For(Webhook webhook, string body, DateTimeOffset now, DateTimeOffset tryAt) => new()
    {
        Id = WebhookDelivery.IdOf(Time, Sequence, LaunchId),
        WebhookId = webhook.Id,
        EventId = Id,
        EventType = Type,
        LaunchId = LaunchId,
        Body = body,
        CreatedAt = now,
        TriedSince = now,
        NextAttemptAt = tryAt,
    };
}
