namespace LaunchControl.LocalHost.Broker;

/// <summary>One topic: what is sent to it is copied to the queue of each subscription, to all of them or to none.</summary>
internal sealed class MessageTopic : IMessageSink
{
    private readonly Lock _gate = new();
    private readonly TopicOptions _options;
    private readonly IReadOnlyList<MessageQueue> _targets;
    private readonly Journal _journal;
    private readonly TimeProvider _time;
    private readonly DuplicateHistory _history;

    /// <param name="targets">The queues of its subscriptions, or those that they forward to.</param>
    public MessageTopic(TopicOptions options, IReadOnlyList<MessageQueue> targets, Journal journal, MessageStore? store, TimeProvider time)
    {
        (_options, _targets, _journal, _time) = (options, targets, journal, time);
        _history = new DuplicateHistory(options.DuplicateDetectionWindow);
        _history.Restore(store?.ReadSeen(options.Name) ?? []);
    }

    /// <inheritdoc/>
    /// <remarks>A topic numbers nothing itself: the numbers are 1 for what was taken, 0 for a dropped duplicate.</remarks>
    public void Enqueue(IReadOnlyList<IncomingMessage> incoming, Action<long[], Exception?> done)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            var changes = new List<StoreChange>();
            if (_history.Forget(now))
                changes.Add(new StoreChange.Forget(_options.Name, now));
            var isTaken = incoming.Select(message => IsNew(message, now, changes)).ToArray();
            var taken = incoming.Where((_, index) => isTaken[index]).ToList();
            var show = _targets.Select(target => target.Prepare(taken, now, changes)).ToList();
            _journal.Append(changes, failure =>
            {
                if (failure is null)
                    show.ForEach(visible => visible());
                done([.. isTaken.Select(taken => taken ? 1L : 0)], failure);
            });
        }
    }

    private bool IsNew(IncomingMessage message, DateTimeOffset now, List<StoreChange> changes)
    {
        if (_options.DuplicateDetectionWindow <= TimeSpan.Zero || message.MessageId is not { Length: > 0 } id)
            return true;
        if (_history.TryAdd(id, now) is not { } until)
            return false;
        changes.Add(new StoreChange.Remember(_options.Name, id, until));
        return true;
    }
}
