using System.Text.Json;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Telemetry;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Sends sign-offs to queue <c>gate-sign-offs</c>.</summary>
public sealed class ServiceBusSignOffQueue(ServiceBusClient client) : ISignOffQueue, IAsyncDisposable
{
    private readonly ServiceBusSender _sender = client.CreateSender(QueueNames.GateSignOffs);

    public Task SendAsync(SignOffMessage message, CancellationToken cancellationToken)
    {
        var sent = new ServiceBusMessage(JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options))
        {
            MessageId = message.SignOffId,
            ContentType = "application/json",
            Subject = "sign-off",
        };
        if (LaunchControlTrace.Parent is { } parent)
        {
            sent.ApplicationProperties[MessageTrace.TraceParent] = parent;
        }

        return _sender.SendMessageAsync(sent, cancellationToken);
    }

    public ValueTask DisposeAsync() => _sender.DisposeAsync();
}
