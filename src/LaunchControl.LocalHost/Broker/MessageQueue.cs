namespace LaunchControl.LocalHost.Broker;

/// <summary>
/// One queue: FIFO by sequence number, peek-lock, scheduled messages, duplicate detection. Senders and settlers are answered after
/// the journal stored the change; a message becomes visible to receivers only then.
/// </summary>
internal sealed partial class MessageQueue : IMessageSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, StoredMessage> _messages = [];
    private readonly SortedSet<long> _available = [];
    private readonly Dictionary<Guid, MessageLock> _locks = [];
    private readonly HashSet<long> _scheduled = [];
    private readonly PriorityQueue<object, DateTimeOffset> _due = new();
    private readonly LinkedList<IQueueReceiver> _receivers = [];
    private readonly QueueOptions _options;
    private readonly MessageQueue? _deadLetters;
    private readonly Journal _journal;
    private readonly TimeProvider _time;
    private readonly DuplicateHistory _history;
    private readonly ITimer _timer;
    private long _lastSequence;
    private bool _pumping;

    public MessageQueue(QueueOptions options, MessageQueue? deadLetters, Journal journal, MessageStore? store, TimeProvider time)
    {
        (_options, _deadLetters, _journal, _time) = (options, deadLetters, journal, time);
        _history = new DuplicateHistory(options.DuplicateDetectionWindow);
        _timer = time.CreateTimer(_ => OnDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (store is not null)
            Restore(store);
    }

    public string Name => _options.Name;

    public QueueCounts Count()
    {
        var dead = _deadLetters?.Count().Active ?? 0;
        lock (_gate)
            return new QueueCounts(Name, _messages.Count - _scheduled.Count, _scheduled.Count, dead);
    }

    /// <inheritdoc/>
    public void Enqueue(IReadOnlyList<IncomingMessage> incoming, Action<long[], Exception?> done)
    {
        lock (_gate)
        {
            var changes = new List<StoreChange>();
            var (numbers, show) = Admit(incoming, _time.GetUtcNow(), changes);
            _journal.Append(changes, failure =>
            {
                if (failure is null)
                    show();
                done(numbers, failure);
            });
        }
    }

    /// <summary>Adds to a topic's changes what it takes to accept copies of messages.</summary>
    /// <returns>To be called once the changes are stored: makes the copies visible.</returns>
    public Action Prepare(IReadOnlyList<IncomingMessage> incoming, DateTimeOffset now, List<StoreChange> changes)
    {
        lock (_gate)
            return Admit(incoming, now, changes).Show;
    }

    public IReadOnlyList<StoredMessage> Peek(long from, int count)
    {
        lock (_gate)
            return [.. _messages.Where(entry => entry.Key >= from).Take(count).Select(entry => entry.Value)];
    }

    /// <summary>Removes scheduled messages; false, and nothing removed, when one is no longer scheduled.</summary>
    public bool Cancel(IReadOnlyList<long> sequences, Action<Exception?> done)
    {
        lock (_gate)
        {
            if (!sequences.All(_scheduled.Contains))
                return false;
            foreach (var sequence in sequences)
            {
                _scheduled.Remove(sequence);
                _messages.Remove(sequence);
            }

            _journal.Append([.. sequences.Select(sequence => new StoreChange.Remove(Name, sequence))], done);
            return true;
        }
    }

    public void Dispose() => _timer.Dispose();

    private (long[] Numbers, Action Show) Admit(IReadOnlyList<IncomingMessage> incoming, DateTimeOffset now, List<StoreChange> changes)
    {
        if (_history.Forget(now))
            changes.Add(new StoreChange.Forget(Name, now));
        var before = changes.Count;
        var numbers = incoming.Select(message => Admit(message, now, changes)).ToArray();
        var accepted = changes.Skip(before).OfType<StoreChange.Put>().Select(put => put.Message).ToList();
        return (numbers, () => Show(accepted));
    }

    private long Admit(IncomingMessage message, DateTimeOffset now, List<StoreChange> changes)
    {
        if (_options.DuplicateDetectionWindow > TimeSpan.Zero && message.MessageId is { Length: > 0 } id)
        {
            if (_history.TryAdd(id, now) is not { } until)
                return 0;
            changes.Add(new StoreChange.Remember(Name, id, until));
        }

        var scheduledFor = message.ScheduledFor > now ? message.ScheduledFor : null;
        var stored = new StoredMessage(++_lastSequence, message.Payload, now) { ScheduledFor = scheduledFor };
        changes.Add(new StoreChange.Put(Name, stored));
        return stored.Sequence;
    }

    private void Show(IEnumerable<StoredMessage> messages)
    {
        lock (_gate)
        {
            foreach (var message in messages)
                Add(message);
            SetTimer();
        }

        Pump();
    }

    private void Add(StoredMessage message)
    {
        _messages[message.Sequence] = message;
        if (message.ScheduledFor is { } due)
        {
            _scheduled.Add(message.Sequence);
            _due.Enqueue(message.Sequence, due);
        }
        else
        {
            _available.Add(message.Sequence);
        }
    }

    private void Restore(MessageStore store)
    {
        _lastSequence = store.ReadLastSequence(Name);
        _history.Restore(store.ReadSeen(Name));
        foreach (var message in store.ReadMessages(Name))
            Add(message);
        SetTimer();
    }
}
