using System.Collections.Concurrent;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace LaunchControl.LocalHost.Broker;

/// <summary>A node of the request-response pattern: requests come over one link, replies go over the link that the request names.</summary>
internal sealed class RequestNode(Action<AmqpMessage, Action<AmqpMessage>> handle)
{
    private readonly ConcurrentDictionary<(AmqpSession Session, string? Address), SendingAmqpLink> _replyLinks = new();

    public void Attach(AmqpLink link)
    {
        if (link is SendingAmqpLink replies)
        {
            var key = (link.Session, ((Target)link.Settings.Target).Address.ToString());
            _replyLinks[key] = replies;
            replies.RegisterDispositionListener(delivery => replies.DisposeDelivery(delivery, true, AmqpConstants.AcceptedOutcome));
            link.Closed += (_, _) => _replyLinks.TryRemove(key, out SendingAmqpLink? _);
            return;
        }

        var requests = (ReceivingAmqpLink)link;
        requests.RegisterMessageListener(request => OnRequest(requests, request));
        requests.SetTotalLinkCredit(1000, true, true);
    }

    private void OnRequest(ReceivingAmqpLink link, AmqpMessage message)
    {
        var request = AmqpMessage.CreateInputMessage(new BufferListStream([new ArraySegment<byte>(MessageBytes.Of(message))]));
        link.DisposeDelivery(message, true, AmqpConstants.AcceptedOutcome);
        if (!_replyLinks.TryGetValue((link.Session, request.Properties.ReplyTo.ToString()), out var replies))
            return;
        handle(request, reply =>
        {
            reply.Properties.CorrelationId = request.Properties.MessageId;
            if (!replies.IsClosing())
                replies.SendMessageNoWait(reply, new ArraySegment<byte>(Guid.NewGuid().ToByteArray()), default);
        });
    }
}
