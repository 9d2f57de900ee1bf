using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Drivers;

/// <summary>Uses one queue of a running host as other systems and operators do.</summary>
public sealed class RunningQueue(RunningHost host, string name)
{
    private ServiceBusClient Client => host.App.Services.GetRequiredService<ServiceBusClient>();

    public async Task SendAsync(params IReadOnlyList<ServiceBusMessage> messages)
    {
        await using var sender = Client.CreateSender(name);
        foreach (var message in messages)
        {
            await sender.SendMessageAsync(message);
        }
    }

    /// <summary>Each copy has a message id of its own, so that the queue's duplicate detection does not hide what is tested.</summary>
    public Task SendCopiesAsync(BinaryData body, int copies) => SendAsync([.. Enumerable.Range(0, copies).Select(_ => new ServiceBusMessage(body))]);

    public Task IsEmptyAsync() => Eventually.TrueAsync(async () => (await CountsAsync())["active"]!.GetValue<int>() == 0, "An empty queue");

    /// <summary>Nothing waits, not even for later.</summary>
    public Task IsDoneAsync(TimeSpan? patience = null) => Eventually.TrueAsync(
        async () => await CountsAsync() is var counts && counts["active"]!.GetValue<int>() + counts["scheduled"]!.GetValue<int>() == 0, "A queue with nothing for now or later", patience);

    /// <summary>Waits until so many messages were put off.</summary>
    public Task HasPutOffAsync(int messages) =>
        Eventually.TrueAsync(async () => (await CountsAsync())["scheduled"]!.GetValue<int>() == messages, $"{messages} messages that were put off");

    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> DeadLettersAsync()
    {
        await using var receiver = Client.CreateReceiver(name, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        List<ServiceBusReceivedMessage> dead = [];
        while (await receiver.PeekMessagesAsync(250) is { Count: > 0 } page)
        {
            dead.AddRange(page);
        }

        return dead;
    }

    /// <summary>Waits for the dead letter with this message id.</summary>
    public async Task<ServiceBusReceivedMessage> DeadLetterAsync(string messageId) => (await Eventually.GetAsync(
        async () => (await DeadLettersAsync()).FirstOrDefault(message => message.MessageId == messageId), message => message is not null, "A dead letter"))!;

    public async Task PurgeDeadLettersAsync()
    {
        await using var receiver = Client.CreateReceiver(
            name, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter, ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        while ((await receiver.ReceiveMessagesAsync(100, TimeSpan.FromMilliseconds(200))).Count > 0)
        {
        }
    }

    private async Task<JsonNode> CountsAsync() =>
        (await host.Api.GetAsync("dev/queues.json")).AsArray().Single(queue => queue!["name"]!.GetValue<string>() == name)!;
}
