using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace LaunchControl.LocalHost.Broker;

/// <summary>A client's sending link: each transfer is answered after its messages are stored.</summary>
internal static class QueueSender
{
    public const ulong MaxMessageSize = 256 * 1024;

    public static void Attach(ReceivingAmqpLink link, IMessageSink sink, TrafficCounter traffic)
    {
        link.RegisterMessageListener(message => OnMessage(link, sink, traffic, message));
        link.SetTotalLinkCredit(1000, true, true);
    }

    private static void OnMessage(ReceivingAmqpLink link, IMessageSink sink, TrafficCounter traffic, AmqpMessage message)
    {
        if (message.TxnId.Array is not null)
        {
            Answer(link, message, BrokerErrors.Rejected(AmqpErrorCode.NotImplemented, "Transactions are not implemented."));
            return;
        }

        var payload = MessageBytes.Of(message);
        IReadOnlyList<IncomingMessage> incoming = message.MessageFormat == MessageBytes.BatchFormat
            ? MessageBytes.ReadBatch(payload)
            : [MessageBytes.ReadIncoming(payload)];
        traffic.Sent(incoming.Count);
        sink.Enqueue(incoming, (_, failure) => Answer(link, message, failure is null
            ? AmqpConstants.AcceptedOutcome
            : BrokerErrors.Rejected(AmqpErrorCode.InternalError, failure.Message)));
    }

    private static void Answer(ReceivingAmqpLink link, AmqpMessage message, Outcome outcome)
    {
        if (!link.IsClosing())
            link.DisposeDelivery(message, true, outcome);
        message.Dispose();
    }
}
