namespace LaunchControl.LocalHost.Broker;

/// <summary>How much went through a broker since it started: messages, not bytes. What a client peeks at, renews or cancels is not in it.</summary>
/// <param name="Sent">Messages that senders handed over, to queues and topics; a copy that a topic forwards is not sent again.</param>
/// <param name="Received">Deliveries, a redelivery each time.</param>
/// <param name="Settled">Deliveries that their receiver completed, gave back or put among the dead letters.</param>
public readonly record struct BrokerTraffic(long Sent, long Received, long Settled);
