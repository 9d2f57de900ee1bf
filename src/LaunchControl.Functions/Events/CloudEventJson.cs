using System.Text.Json;
using Azure.Messaging;
using LaunchControl.Core.Events;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Events;

/// <summary>Writes events in CloudEvents 1.0 form, structured mode: one JSON document holds attributes and data.</summary>
public static class CloudEventJson
{
    public const string ContentType = "application/cloudevents+json";

    /// <summary>Where the schema of <c>data</c> is, below the site's address.</summary>
    public const string DataSchema = "api/schemas/events#/$defs/data";

    /// <param name="site">Public address of this system, ending in a slash.</param>
    /// <param name="traceParent">A W3C <c>traceparent</c>, for the distributed tracing extension of CloudEvents; null outside of a trace.</param>
    public static byte[] Write(LaunchEvent launchEvent, Uri site, string? traceParent) =>
        Write(launchEvent.Id, launchEvent.Source, launchEvent.Type, launchEvent.Subject, launchEvent.Time, launchEvent.Data, site, traceParent);

    /// <summary>The same for an event whose data is not that of a launch.</summary>
    public static byte[] Write<T>(string id, Uri source, string type, string? subject, DateTimeOffset time, T data, Uri site, string? traceParent)
    {
        var written = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(data, ApiJson.Options));
        var cloudEvent = new CloudEvent(source.AbsoluteUri, type, written, "application/json", CloudEventDataFormat.Json)
        {
            Id = id,
            Subject = subject,
            Time = time,
            DataSchema = new Uri(site, DataSchema).AbsoluteUri,
        };
        if (traceParent is not null)
        {
            cloudEvent.ExtensionAttributes["traceparent"] = traceParent;
        }

        return JsonSerializer.SerializeToUtf8Bytes(cloudEvent, ApiJson.Options);
    }
}
