using System.Text.Json;
using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Reads message bodies. What can't be read is a fault to name, never an exception: a redelivery would read the same.</summary>
internal static class MessageBody
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>The body's JSON object, nested at most 8 deep and with no name twice; null when there is none, and then a fault says why.</summary>
    public static JsonFields? Read(ServiceBusReceivedMessage message, FaultList faults)
    {
        if (message.GetRawAmqpMessage().Body.BodyType != AmqpMessageBodyType.Data)
        {
            faults.Add("", "The body is not binary data. Send JSON as UTF-8 bytes in the AMQP data section.");
            return null;
        }

        try
        {
            var fields = new JsonFields(JsonDocument.Parse(message.Body, Json).RootElement, faults);
            return fields.IsObject ? fields : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for a name that is not valid Unicode.
            faults.Add("", $"The body is not valid JSON: {exception.Message}");
            return null;
        }
    }
}
