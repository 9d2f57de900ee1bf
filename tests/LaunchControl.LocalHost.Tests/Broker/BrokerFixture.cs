using Azure.Messaging.ServiceBus;

namespace LaunchControl.LocalHost.Tests.Broker;

/// <summary>A namespace with the queue <see cref="Queue"/>, and one official client for it.</summary>
public abstract class BrokerFixture : IAsyncLifetime
{
    protected const string Queue = "gate-sign-offs";
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    protected static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(400);

    private readonly List<ServiceBusClient> _clients = [];

    protected ServiceBusClient Client { get; private set; } = null!;

    protected ServiceBusSender Sender { get; private set; } = null!;

    protected ServiceBusReceiver Receiver { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Client = await ConnectAsync();
        Sender = Client.CreateSender(Queue);
        Receiver = Client.CreateReceiver(Queue);
    }

    public virtual Task DisposeAsync() => DisconnectAsync();

    protected abstract Task<string> GetConnectionStringAsync();

    protected async Task<ServiceBusClient> ConnectAsync()
    {
        var client = new ServiceBusClient(await GetConnectionStringAsync());
        _clients.Add(client);
        return client;
    }

    protected async Task DisconnectAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        _clients.Clear();
    }

    protected static ServiceBusMessage Message(string id) => new(id) { MessageId = id };

    protected async Task<ServiceBusReceivedMessage> ReceiveAsync(ServiceBusReceiver? receiver = null)
    {
        var message = await (receiver ?? Receiver).ReceiveMessageAsync(Patience);
        Assert.NotNull(message);
        return message;
    }
}
