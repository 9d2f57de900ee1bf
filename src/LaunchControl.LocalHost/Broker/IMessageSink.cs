namespace LaunchControl.LocalHost.Broker;

/// <summary>What can be sent to: a queue or a topic.</summary>
internal interface IMessageSink
{
    /// <summary>Accepts messages all together; <paramref name="done"/> gets their sequence numbers (0 for a dropped duplicate), or why they could not be stored.</summary>
    void Enqueue(IReadOnlyList<IncomingMessage> incoming, Action<long[], Exception?> done);
}
