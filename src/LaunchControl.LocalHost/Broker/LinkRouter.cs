using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Transaction;
using Microsoft.Azure.Amqp.Transport;

namespace LaunchControl.LocalHost.Broker;

/// <summary>Connects each link that a client attaches with the node its address names, or refuses it.</summary>
internal sealed class LinkRouter(
    IReadOnlyDictionary<string, MessageQueue> queues, IReadOnlyDictionary<string, MessageTopic> topics, TrafficCounter traffic) : IRuntimeProvider
{
    private const string SessionFilter = "com.microsoft:session-filter";

    private readonly RequestNode _cbs = new(CbsNode.Handle);
    private readonly Dictionary<string, RequestNode> _management = queues.ToDictionary(
        entry => entry.Key + ManagementNode.Suffix,
        entry => new RequestNode(new ManagementNode(entry.Value).Handle),
        StringComparer.OrdinalIgnoreCase);

    public AmqpConnection CreateConnection(
        TransportBase transport, ProtocolHeader protocolHeader, bool isInitiator, AmqpSettings amqpSettings, AmqpConnectionSettings connectionSettings) =>
        new(transport, protocolHeader, false, amqpSettings, connectionSettings);

    public AmqpSession CreateSession(AmqpConnection connection, AmqpSessionSettings settings) => throw new NotSupportedException();

    public AmqpLink CreateLink(AmqpSession session, AmqpLinkSettings settings)
    {
        if (settings.Role != true)
            return new SendingAmqpLink(session, settings);
        settings.MaxMessageSize = QueueSender.MaxMessageSize;
        return new ReceivingAmqpLink(session, settings);
    }

    public IAsyncResult BeginOpenLink(AmqpLink link, TimeSpan timeout, AsyncCallback callback, object state)
    {
        Attach(link);
        return TaskToAsyncResult.Begin(Task.CompletedTask, callback, state);
    }

    public void EndOpenLink(IAsyncResult result) => TaskToAsyncResult.End(result);

    private static string ReadAddress(AmqpLink link)
    {
        if (link.IsReceiver && link.Settings.Target is Coordinator)
            throw new AmqpException(AmqpErrorCode.NotImplemented, "Transactions are not implemented.");
        var address = link.IsReceiver ? (link.Settings.Target as Target)?.Address : (link.Settings.Source as Source)?.Address;
        var text = address?.ToString() ?? throw new AmqpException(AmqpErrorCode.InvalidField, "The link has no address.");
        return (text.Contains("://", StringComparison.Ordinal) ? new Uri(text).AbsolutePath : text).Trim('/');
    }

    private void Attach(AmqpLink link)
    {
        var address = ReadAddress(link);
        if (address == CbsNode.Address)
            _cbs.Attach(link);
        else if (_management.TryGetValue(address, out var management))
            management.Attach(link);
        else if (link is ReceivingAmqpLink publisher && topics.TryGetValue(address, out var topic))
            QueueSender.Attach(publisher, topic, traffic);
        else if (!queues.TryGetValue(address, out var queue))
            throw new AmqpException(AmqpErrorCode.NotFound, $"The messaging entity '{address}' could not be found.");
        else if (link is ReceivingAmqpLink sender)
            QueueSender.Attach(sender, queue, traffic);
        else if (link.Settings.Source is Source { FilterSet: { } filters } && filters.Any(filter => filter.Key.ToString() == SessionFilter))
            throw new AmqpException(AmqpErrorCode.NotImplemented, "Sessions are not implemented.");
        else
            QueueReceiver.Attach((SendingAmqpLink)link, queue, traffic);
    }
}
