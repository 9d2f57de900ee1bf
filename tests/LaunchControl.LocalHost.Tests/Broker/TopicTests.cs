using Azure.Messaging.ServiceBus;
using LaunchControl.LocalHost.Broker;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaunchControl.LocalHost.Tests.Broker;

/// <summary>Topics of our broker, as the official client uses them.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class TopicTests : IAsyncLifetime
{
    private const string Topic = "launch-events";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly string _directory = Directory.CreateTempSubdirectory("broker-").FullName;
    private ServiceBusBroker _broker = null!;
    private ServiceBusClient _client = null!;

    public async Task InitializeAsync()
    {
        var options = new BrokerOptions
        {
            DataDirectory = _directory,
            Queues = [new QueueOptions("webhook-events")],
            Topics = [new TopicOptions(Topic, [new SubscriptionOptions("one"), new SubscriptionOptions("two"), new SubscriptionOptions("webhooks") { ForwardTo = "webhook-events" }])],
        };
        _broker = new ServiceBusBroker(options, TimeProvider.System, NullLoggerFactory.Instance);
        await _broker.StartAsync(CancellationToken.None);
        _client = new ServiceBusClient(_broker.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, true);
    }

    [Fact]
    public async Task Each_subscription_gets_a_copy_with_all_its_properties_and_settles_it_for_itself()
    {
        await SendAsync(new ServiceBusMessage("body") { MessageId = "m", Subject = "s", ContentType = "c", ApplicationProperties = { ["type"] = "t" } });

        await using var one = _client.CreateReceiver(Topic, "one");
        var message = await ReceiveAsync(one);
        await one.CompleteMessageAsync(message);
        Assert.Equal(("body", "m", "s", "c", "t"), (message.Body.ToString(), message.MessageId, message.Subject, message.ContentType, message.ApplicationProperties["type"]));
        Assert.Null(await one.ReceiveMessageAsync(Moment));

        await using var two = _client.CreateReceiver(Topic, "two");
        Assert.Equal(("m", 1), (await ReceiveAsync(two) is var other ? other.MessageId : "", other.DeliveryCount));
        await two.AbandonMessageAsync(other);
        Assert.Equal(2, (await ReceiveAsync(two)).DeliveryCount);
    }

    [Fact]
    public async Task A_batch_reaches_each_subscription_in_order_and_a_forwarding_one_passes_it_to_its_queue()
    {
        await SendAsync([.. Enumerable.Range(0, 20).Select(number => new ServiceBusMessage($"{number}") { MessageId = $"m{number}" })]);

        foreach (var receiver in new[] { _client.CreateReceiver(Topic, "one"), _client.CreateReceiver("webhook-events") })
        {
            for (var number = 0; number < 20; number++)
            {
                var message = await ReceiveAsync(receiver);
                Assert.Equal($"{number}", message.Body.ToString());
                await receiver.CompleteMessageAsync(message);
            }

            Assert.Null(await receiver.ReceiveMessageAsync(Moment));
        }

        await using var forwarding = _client.CreateReceiver(Topic, "webhooks");
        Assert.Null(await forwarding.PeekMessageAsync());
    }

    [Fact]
    public async Task A_message_id_is_taken_once_also_within_a_batch_and_after_a_restart()
    {
        await SendAsync(Message("a"), Message("a"), Message("b"));
        await StopAsync();
        await InitializeAsync();
        await SendAsync(Message("b"), Message("c"));

        await using var one = _client.CreateReceiver(Topic, "one");
        Assert.Equal(["a", "b", "c"], (await one.PeekMessagesAsync(10)).Select(message => message.MessageId));
    }

    [Fact]
    public async Task A_subscription_has_a_dead_letter_queue_of_its_own()
    {
        await SendAsync(Message("dead"));
        await using var one = _client.CreateReceiver(Topic, "one");
        await one.DeadLetterMessageAsync(await ReceiveAsync(one), "unreadable", "no JSON");

        await using var dead = _client.CreateReceiver(Topic, "one", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var message = await ReceiveAsync(dead);
        Assert.Equal(("dead", "unreadable", "no JSON"), (message.MessageId, message.DeadLetterReason, message.DeadLetterErrorDescription));
        await using var other = _client.CreateReceiver(Topic, "two", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        Assert.Null(await other.PeekMessageAsync());
    }

    [Fact]
    public async Task A_processor_of_a_subscription_gets_everything()
    {
        var received = new HashSet<string>();
        var done = new TaskCompletionSource();
        await using var processor = _client.CreateProcessor(Topic, "two", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4 });
        processor.ProcessErrorAsync += args => Task.FromResult(done.TrySetException(args.Exception));
        processor.ProcessMessageAsync += args =>
        {
            lock (received)
            {
                received.Add(args.Message.MessageId);
                if (received.Count == 100)
                {
                    done.TrySetResult();
                }
            }

            return Task.CompletedTask;
        };
        await processor.StartProcessingAsync();
        await SendAsync([.. Enumerable.Range(0, 100).Select(number => Message($"m{number}"))]);
        await done.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Unknown_topics_and_subscriptions_are_not_found_and_a_topic_itself_is_not_read()
    {
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, await RefusalAsync(() => _client.CreateSender("no-topic").SendMessageAsync(Message("x"))));
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, await RefusalAsync(() => _client.CreateReceiver(Topic, "nobody").ReceiveMessageAsync(Moment)));
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, await RefusalAsync(() => _client.CreateReceiver(Topic).ReceiveMessageAsync(Moment)));
    }

    private static async Task<ServiceBusFailureReason> RefusalAsync(Func<Task> call) => (await Assert.ThrowsAsync<ServiceBusException>(call)).Reason;

    private static ServiceBusMessage Message(string id) => new(id) { MessageId = id };

    private static async Task<ServiceBusReceivedMessage> ReceiveAsync(ServiceBusReceiver receiver)
    {
        var message = await receiver.ReceiveMessageAsync(Patience);
        Assert.NotNull(message);
        return message;
    }

    private async Task SendAsync(params IReadOnlyList<ServiceBusMessage> messages)
    {
        await using var sender = _client.CreateSender(Topic);
        await sender.SendMessagesAsync(messages);
    }

    private async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }
}
