using System.Text.Json;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Sends sign-offs to queue <c>gate-sign-offs</c>.</summary>
public sealed class ServiceBusSignOffQueue(ServiceBusClient client) : ISignOffQueue, IAsyncDisposable
{
    private readonly ServiceBusSender _sender = client.CreateSender(QueueNames.GateSignOffs);

    public Task SendAsync(SignOffMessage message, CancellationToken cancellationToken) =>
        _sender.SendMessageAsync(
            new ServiceBusMessage(JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options))
            {
                MessageId = message.SignOffId,
                ContentType = "application/json",
                Subject = "sign-off",
            },
            cancellationToken);

    public ValueTask DisposeAsync() => _sender.DisposeAsync();
}
