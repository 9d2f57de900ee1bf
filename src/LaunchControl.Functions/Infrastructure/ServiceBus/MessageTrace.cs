using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Telemetry;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Carries a trace over a queue. What a message says of it is from outside: anything but a valid <c>traceparent</c> is ignored.</summary>
internal static class MessageTrace
{
    /// <summary>Application property with a W3C <c>traceparent</c>.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>Where the Azure SDK puts one by itself, when telemetry is on.</summary>
    private const string SdkTraceParent = "Diagnostic-Id";

    /// <summary>Starts the span of a message's receipt, in the trace of whoever sent it.</summary>
    public static Activity Start(string queue, ServiceBusReceivedMessage message) =>
        LaunchControlTrace.Start($"receive {queue}", Read(message, TraceParent) ?? Read(message, SdkTraceParent), ActivityKind.Consumer);

    private static string? Read(ServiceBusReceivedMessage message, string property) =>
        message.ApplicationProperties.TryGetValue(property, out var value) && value is string text && ActivityContext.TryParse(text, null, out _) ? text : null;
}
