using Azure.Messaging.ServiceBus;
using LaunchControl.LocalHost.Broker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LaunchControl.LocalHost.Tests.Broker;

/// <summary>The common behaviour on our broker, and what needs its clock, its connections or its disk.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class LocalQueueTests : QueueBehaviour
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2027-03-02T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
    private readonly string _directory = Directory.CreateTempSubdirectory("broker-").FullName;
    private ServiceBusBroker? _broker;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _broker!.DisposeAsync();
        Directory.Delete(_directory, true);
    }

    [Fact]
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

    [Fact]
    public async Task A_message_id_is_taken_again_past_the_window()
    {
        await Sender.SendMessageAsync(Message("same"));
        _time.Advance(TimeSpan.FromMinutes(10));
        await Sender.SendMessageAsync(Message("same"));
        Assert.Equal(2, (await Receiver.PeekMessagesAsync(10)).Count);
    }

    [Fact]
    public async Task A_scheduled_message_arrives_when_its_time_comes()
    {
        await Sender.ScheduleMessageAsync(Message("later"), _time.GetUtcNow().AddDays(3));
        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Equal("later", (await ReceiveAsync()).MessageId);
    }

    [Fact]
    public async Task Deferral_and_sessions_are_refused()
    {
        await Sender.SendMessageAsync(Message("refused"));
        var message = await ReceiveAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => Receiver.DeferMessageAsync(message));
        await Receiver.CompleteMessageAsync(message);
        await Assert.ThrowsAnyAsync<Exception>(() => Client.AcceptSessionAsync(Queue, "session"));
    }

    [Fact]
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
        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(number, (await ReceiveAsync()).SequenceNumber);
    }

    [Fact]
    public async Task Dropped_connections_lose_nothing()
    {
        for (var i = 0; i < 12; i++)
        {
            await Sender.SendMessageAsync(Message($"m{i}"));
            var message = await ReceiveAsync();
            _broker!.DropConnections();
            await Receiver.CompleteMessageAsync(message);
            Assert.Equal($"m{i}", message.MessageId);
        }

        Assert.Null(await Receiver.PeekMessageAsync());
    }

    protected override async Task<string> GetConnectionStringAsync()
    {
        if (_broker is null)
        {
            var options = new BrokerOptions { DataDirectory = _directory, Queues = [new QueueOptions(Queue)] };
            _broker = new ServiceBusBroker(options, _time, NullLoggerFactory.Instance);
            await _broker.StartAsync(CancellationToken.None);
        }

        return _broker.ConnectionString;
    }
}
