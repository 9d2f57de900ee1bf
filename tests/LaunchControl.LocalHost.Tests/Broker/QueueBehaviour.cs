using Azure.Messaging.ServiceBus;

namespace LaunchControl.LocalHost.Tests.Broker;

/// <summary>What LaunchControl relies on, the same on our broker and on a real namespace.</summary>
public abstract class QueueBehaviour : BrokerFixture
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_batch_arrives_in_order_and_is_gone_once_completed()
    {
        using var batch = await Sender.CreateMessageBatchAsync();
        for (var i = 0; i < 20; i++)
            Assert.True(batch.TryAddMessage(Message($"{_id}-{i}")));
        await Sender.SendMessagesAsync(batch);

        for (var i = 0; i < 20; i++)
        {
            var message = await ReceiveAsync();
            Assert.Equal($"{_id}-{i}", message.MessageId);
            Assert.Equal(1, message.DeliveryCount);
            await Receiver.CompleteMessageAsync(message);
        }

        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));
    }

    [Fact]
    public async Task Two_hundred_kilobytes_pass_and_four_hundred_are_refused()
    {
        var body = new byte[200_000];
        new Random(1).NextBytes(body);
        await Sender.SendMessageAsync(new ServiceBusMessage(body));
        var message = await ReceiveAsync();
        Assert.Equal(body, message.Body.ToArray());
        await Receiver.CompleteMessageAsync(message);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => Sender.SendMessageAsync(new ServiceBusMessage(new byte[400_000])));
        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, refused.Reason);
    }

    [Fact]
    public async Task Property_types_are_kept()
    {
        var moment = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var sent = Message(_id);
        (sent.ContentType, sent.CorrelationId, sent.Subject) = ("application/json", "correlation", "subject");
        object[] values = ["text", 1, 2L, 3.5, true, 4.5m, _id[0], Guid.NewGuid(), moment, TimeSpan.FromMinutes(3), new Uri("https://contoso.example/")];
        foreach (var (value, index) in values.Select((value, index) => (value, index)))
            sent.ApplicationProperties[$"p{index}"] = value;
        await Sender.SendMessageAsync(sent);

        var message = await ReceiveAsync();
        Assert.Equal(values, values.Select((_, index) => message.ApplicationProperties[$"p{index}"]));
        Assert.Equal(("application/json", "correlation", "subject"), (message.ContentType, message.CorrelationId, message.Subject));
        await Receiver.CompleteMessageAsync(message);
    }

    [Fact]
    public async Task Abandoning_brings_the_message_back_with_changed_properties()
    {
        await Sender.SendMessageAsync(Message(_id));
        await Receiver.AbandonMessageAsync(await ReceiveAsync(), new Dictionary<string, object> { ["tried"] = 1 });

        var again = await ReceiveAsync();
        Assert.Equal((_id, 2, 1), (again.Body.ToString(), again.DeliveryCount, again.ApplicationProperties["tried"]));
        await Receiver.CompleteMessageAsync(again);
    }

    [Fact]
    public async Task A_dead_lettered_message_carries_its_reason()
    {
        await Sender.SendMessageAsync(Message(_id));
        await Receiver.DeadLetterMessageAsync(await ReceiveAsync(), "NotAnApprover", "pat@contoso.example may not decide this gate");

        await using var dead = Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var message = await ReceiveAsync(dead);
        Assert.Equal(
            (_id, "NotAnApprover", "pat@contoso.example may not decide this gate"),
            (message.MessageId, message.DeadLetterReason, message.DeadLetterErrorDescription));
        await dead.CompleteMessageAsync(message);
        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));
    }

    [Fact]
    public async Task Too_many_deliveries_dead_letter_a_message()
    {
        await Sender.SendMessageAsync(Message(_id));
        for (var i = 0; i < 10; i++)
            await Receiver.AbandonMessageAsync(await ReceiveAsync());

        await using var dead = Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var message = await ReceiveAsync(dead);
        Assert.Equal((_id, "MaxDeliveryCountExceeded"), (message.MessageId, message.DeadLetterReason));
        await dead.CompleteMessageAsync(message);
    }

    [Fact]
    public async Task Completing_twice_answers_that_the_lock_is_lost()
    {
        await Sender.SendMessageAsync(Message(_id));
        var message = await ReceiveAsync();
        await Receiver.CompleteMessageAsync(message);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => Receiver.CompleteMessageAsync(message));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, refused.Reason);
    }

    [Fact]
    public async Task A_message_id_is_taken_once_within_the_window()
    {
        await Sender.SendMessageAsync(Message(_id));
        await Sender.SendMessageAsync(Message(_id));

        await Receiver.CompleteMessageAsync(await ReceiveAsync());
        Assert.Null(await Receiver.ReceiveMessageAsync(Moment));
    }

    [Fact]
    public async Task A_scheduled_message_can_be_cancelled_once()
    {
        var number = await Sender.ScheduleMessageAsync(Message(_id), DateTimeOffset.MaxValue.AddYears(-7000));
        Assert.Equal(ServiceBusMessageState.Scheduled, (await Receiver.PeekMessageAsync(number)).State);
        await Sender.CancelScheduledMessageAsync(number);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => Sender.CancelScheduledMessageAsync(number));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, refused.Reason);
    }

    [Fact]
    public async Task Peeking_shows_messages_and_takes_none()
    {
        await Sender.SendMessagesAsync([Message(_id + "a"), Message(_id + "b")]);
        Assert.Equal([_id + "a", _id + "b"], (await Receiver.PeekMessagesAsync(10)).Select(message => message.MessageId));
        await Receiver.CompleteMessageAsync(await ReceiveAsync());
        await Receiver.CompleteMessageAsync(await ReceiveAsync());
    }

    [Fact]
    public async Task Receive_and_delete_takes_a_message_for_good()
    {
        await Sender.SendMessageAsync(Message(_id));
        await using var deleting = Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        Assert.Equal(_id, (await ReceiveAsync(deleting)).MessageId);
        Assert.Null(await Receiver.PeekMessageAsync());
    }

    [Fact]
    public async Task Settling_works_after_the_receiver_reconnected()
    {
        await Sender.SendMessageAsync(Message(_id));
        var message = await ReceiveAsync();
        await Receiver.RenewMessageLockAsync(message);
        var other = (await ConnectAsync()).CreateReceiver(Queue);
        await other.CompleteMessageAsync(message);
        Assert.Null(await Receiver.PeekMessageAsync());
    }

    [Fact]
    public async Task An_unknown_queue_is_not_found()
    {
        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => Client.CreateSender("no-such-queue").SendMessageAsync(Message(_id)));
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, refused.Reason);
    }
}
