using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace LaunchControl.LocalHost.Broker;

/// <summary>A client's receiving link. The delivery tag is the lock token.</summary>
internal sealed class QueueReceiver : IQueueReceiver
{
    private readonly SendingAmqpLink _link;
    private readonly MessageQueue _queue;
    private readonly TrafficCounter _traffic;

    private QueueReceiver(SendingAmqpLink link, MessageQueue queue, TrafficCounter traffic) => (_link, _queue, _traffic) = (link, queue, traffic);

    public bool HasCredit => _link.LinkCredit > 0 && _link.State == AmqpObjectState.Opened;

    public bool DeletesOnReceive => _link.Settings.SettleType == SettleMode.SettleOnSend;

    public static void Attach(SendingAmqpLink link, MessageQueue queue, TrafficCounter traffic)
    {
        var receiver = new QueueReceiver(link, queue, traffic);
        link.RegisterCreditListener((_, _, _) => queue.Pump());
        link.RegisterDispositionListener(receiver.OnDisposition);
        link.Opened += (_, _) => queue.Pump();
        link.Closed += (_, _) => queue.RemoveReceiver(receiver);
        queue.AddReceiver(receiver);
    }

    public bool TryDeliver(MessageLock delivery)
    {
        var message = MessageBytes.ForDelivery(delivery.Message, delivery.Until);
        message.DeliveryTag = new ArraySegment<byte>(delivery.Token.ToByteArray());
        message.Settled = DeletesOnReceive;
        if (_link.IsClosing() || !_link.TrySendDelivery(message))
            return false;
        _traffic.Received();
        return true;
    }

    private static Settlement? Read(DeliveryState state) => state switch
    {
        Accepted => Settlement.Complete,
        Released => new Settlement(SettlementKind.Release, []),
        Modified { UndeliverableHere: true } => null,
        Modified modified => new Settlement(SettlementKind.Abandon, Properties(modified.MessageAnnotations)),
        Rejected rejected => new Settlement(SettlementKind.DeadLetter, Properties(rejected.Error?.Info)),
        _ => null,
    };

    private static KeyValuePair<string, object?>[] Properties(Fields? fields) =>
        fields is null ? [] : [.. fields.Select(field => KeyValuePair.Create(field.Key.ToString(), (object?)field.Value))];

    private void OnDisposition(Delivery delivery)
    {
        if (DeletesOnReceive || delivery.State is null or Received)
            return;
        if (Read(delivery.State) is not { } settlement)
        {
            Answer(delivery, BrokerErrors.Rejected(AmqpErrorCode.NotImplemented, "Deferral and transactions are not implemented."));
            return;
        }

        var token = new Guid(delivery.DeliveryTag.AsSpan());
        Outcome outcome = settlement.Kind == SettlementKind.DeadLetter ? new Rejected() : (Outcome)delivery.State;
        var held = _queue.Settle(token, settlement, failure => Answer(delivery, failure is null
            ? outcome
            : BrokerErrors.Rejected(AmqpErrorCode.InternalError, failure.Message)));
        if (held)
            _traffic.Settled();
        else
            Answer(delivery, BrokerErrors.Rejected(BrokerErrors.MessageLockLost, BrokerErrors.LockLostDescription));
    }

    private void Answer(Delivery delivery, Outcome outcome)
    {
        if (!_link.IsClosing())
            _link.DisposeDelivery(delivery, true, outcome);
    }
}
