using Azure.Messaging.ServiceBus;
using LaunchControl.LocalHost.Broker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LaunchControl.LocalHost.Tests.Broker;

/// <summary>The common behaviour on our broker, and what needs its clock, its connections or its disk.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class QueueTests : QueueBehaviour
{
    // Starts near the real time: the processor plans lock renewals by its own clock and fails when the broker's is over 49 days ahead.
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly string _directory = Directory.CreateTempSubdirectory("broker-").FullName;
    private ServiceBusBroker? _broker;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_broker is not null)
            await _broker.DisposeAsync();
        Directory.Delete(_directory, true);
    }

    [BrokerControlFact]
    public async Task An_expired_lock_is_lost_and_a_renewed_one_is_not()
    {
        await Sender.SendMessageAsync(Message("lock"));
        var message = await ReceiveAsync();
        _time.Advance(TimeSpan.FromSeconds(20));
        await Receiver.RenewMessageLockAsync(message);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));

        _time.Advance(TimeSpan.FromSeconds(11));
        var again = await ReceiveAsync();
        Assert.Equal(2, again.DeliveryCount);
        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => Receiver.CompleteMessageAsync(message));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, refused.Reason);
        await Receiver.CompleteMessageAsync(again);
    }

    [BrokerControlFact]
    public async Task A_message_id_is_taken_again_past_the_window()
    {
        await Sender.SendMessageAsync(Message("same"));
        _time.Advance(TimeSpan.FromMinutes(10));
        await Sender.SendMessageAsync(Message("same"));
        Assert.Equal(2, (await Receiver.PeekMessagesAsync(10)).Count);
    }

    [BrokerControlFact]
    public async Task A_scheduled_message_arrives_when_its_time_comes()
    {
        await Sender.ScheduleMessageAsync(Message("later"), _time.GetUtcNow().AddDays(3));
        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Equal("later", (await ReceiveAsync()).MessageId);
    }

    [BrokerControlFact]
    public async Task Deferral_and_sessions_are_refused()
    {
        await Sender.SendMessageAsync(Message("refused"));
        var message = await ReceiveAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => Receiver.DeferMessageAsync(message));
        await Receiver.CompleteMessageAsync(message);
        await Assert.ThrowsAnyAsync<Exception>(() => Client.AcceptSessionAsync(Queue, "session"));
    }

    [BrokerControlFact]
    public async Task A_restart_keeps_messages_delivery_counts_schedules_and_message_ids()
    {
        await Sender.SendMessagesAsync([Message("a"), Message("b")]);
        var number = await Sender.ScheduleMessageAsync(Message("c"), _time.GetUtcNow().AddDays(1));
        await ReceiveAsync();
        await DisconnectAsync();
        await _broker!.DisposeAsync();
        _broker = null;
        await InitializeAsync();

        await Sender.SendMessageAsync(Message("b"));
        var (first, second) = (await ReceiveAsync(), await ReceiveAsync());
        Assert.Equal(("a", 2, "b", 1), (first.MessageId, first.DeliveryCount, second.MessageId, second.DeliveryCount));
        await Receiver.CompleteMessageAsync(first);
        await Receiver.CompleteMessageAsync(second);
        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(number, (await ReceiveAsync()).SequenceNumber);
    }

    [BrokerControlFact]
    public async Task Dropped_connections_lose_nothing()
    {
        for (var i = 0; i < 12; i++)
        {
            await Sender.SendMessageAsync(Message($"m{i}"));
            var message = await ReceiveAsync();
            _broker!.DropConnections();
            await CompleteAsync(message);
            Assert.Equal($"m{i}", message.MessageId);
        }

        Assert.Null(await Receiver.PeekMessageAsync());

        async Task CompleteAsync(ServiceBusReceivedMessage message)
        {
            try
            {
                await Receiver.CompleteMessageAsync(message);
            }
            catch (ServiceBusException lost) when (lost.Reason == ServiceBusFailureReason.MessageLockLost)
            {
                // The client reports a link that broke under a settlement as a lost lock; the next try goes through $management.
                await Receiver.CompleteMessageAsync(message);
            }
        }
    }

    [BrokerControlFact]
    public async Task A_processor_with_random_abandons_and_throws_loses_none()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("LAUNCHCONTROL_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var expected = Enumerable.Range(0, 200).Select(i => $"m{i}").ToHashSet();
        await Sender.SendMessagesAsync(expected.Select(Message));
        var done = new TaskCompletionSource();
        var completed = new HashSet<string>();
        var options = new ServiceBusProcessorOptions
        {
            MaxConcurrentCalls = 4,
            AutoCompleteMessages = false,
        };
        await using var processor = Client.CreateProcessor(Queue, options);
        processor.ProcessErrorAsync += args =>
        {
            if (args.Exception is not InvalidOperationException { Message: "seeded" })
                done.TrySetException(args.Exception);
            return Task.CompletedTask;
        };
        processor.ProcessMessageAsync += async args =>
        {
            var dice = args.Message.DeliveryCount > 5 ? 99 : Roll();
            if (dice < 10)
                throw new InvalidOperationException("seeded");
            if (dice < 20)
            {
                await args.AbandonMessageAsync(args.Message);
                return;
            }

            await args.CompleteMessageAsync(args.Message);
            lock (completed)
            {
                completed.Add(args.Message.MessageId);
                if (completed.Count == expected.Count)
                    done.TrySetResult();
            }
        };
        await processor.StartProcessingAsync();
        await done.Task.WaitAsync(Patience);
        await processor.StopProcessingAsync();
        Assert.Equal(expected, completed);
        Assert.Null(await Receiver.PeekMessageAsync());

        int Roll()
        {
            lock (random)
                return random.Next(100);
        }
    }

    protected override async Task<string> GetConnectionStringAsync()
    {
        if (RealNamespace.ConnectionString is { } real)
            return real;
        if (_broker is null)
        {
            var options = new BrokerOptions { DataDirectory = _directory, Queues = [new QueueOptions(Queue)] };
            _broker = new ServiceBusBroker(options, _time, NullLoggerFactory.Instance);
            await _broker.StartAsync(CancellationToken.None);
        }

        return _broker.ConnectionString;
    }
}
