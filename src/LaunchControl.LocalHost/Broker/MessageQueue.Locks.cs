namespace LaunchControl.LocalHost.Broker;

internal sealed partial class MessageQueue
{
    public void AddReceiver(IQueueReceiver receiver)
    {
        lock (_gate)
            _receivers.AddLast(receiver);
    }

    /// <summary>Its locks stay until they expire, as in Azure.</summary>
    public void RemoveReceiver(IQueueReceiver receiver)
    {
        lock (_gate)
            _receivers.Remove(receiver);
    }

    /// <summary>Delivers while there are messages and credit; one thread at a time, so that the order holds without a lock around the sends.</summary>
    public void Pump()
    {
        lock (_gate)
        {
            if (_pumping)
                return;
            _pumping = true;
        }

        while (TakeNext() is var (receiver, taken))
        {
            if (receiver.TryDeliver(taken))
                OnDelivered(receiver, taken);
            else
                Return(taken);
        }
    }

    /// <summary>The new end of the lock, or null when the lock is lost.</summary>
    public DateTimeOffset? Renew(Guid token)
    {
        lock (_gate)
        {
            if (FindLock(token) is not { } held)
                return null;
            var renewed = held with { Until = _time.GetUtcNow() + _options.LockDuration };
            _locks[token] = renewed;
            return renewed.Until;
        }
    }

    /// <summary>False when the lock is lost; otherwise <paramref name="done"/> is called once the outcome is stored.</summary>
    public bool Settle(Guid token, Settlement settlement, Action<Exception?> done)
    {
        lock (_gate)
        {
            if (FindLock(token) is not { } held)
                return false;
            _locks.Remove(token);
            switch (settlement.Kind)
            {
                case SettlementKind.Complete:
                    _messages.Remove(held.Message.Sequence);
                    _journal.Append([new StoreChange.Remove(Name, held.Message.Sequence)], done);
                    break;
                case SettlementKind.DeadLetter when _deadLetters is not null:
                    DeadLetter(held.Message, settlement.ChangedProperties, done);
                    break;
                case SettlementKind.Release:
                    // Never looked at, says AMQP: what came to a client after it had stopped to wait is no attempt.
                    held.Message.DeliveryCount--;
                    _available.Add(held.Message.Sequence);
                    _journal.Append([new StoreChange.Delivered(Name, held.Message.Sequence, held.Message.DeliveryCount)], done);
                    break;
                default:
                    Abandon(held.Message, settlement.ChangedProperties, done);
                    break;
            }
        }

        Pump();
        return true;
    }

    private (IQueueReceiver Receiver, MessageLock Taken)? TakeNext()
    {
        lock (_gate)
        {
            if (_available.Count == 0 || NextReceiver() is not { } receiver)
            {
                _pumping = false;
                return null;
            }

            var message = _messages[_available.Min];
            _available.Remove(message.Sequence);
            message.DeliveryCount++;
            var taken = new MessageLock(Guid.NewGuid(), message, _time.GetUtcNow() + _options.LockDuration);
            _locks.Add(taken.Token, taken);
            return (receiver, taken);
        }
    }

    private IQueueReceiver? NextReceiver()
    {
        for (var node = _receivers.First; node is not null; node = node.Next)
        {
            if (!node.Value.HasCredit)
                continue;
            _receivers.Remove(node);
            _receivers.AddLast(node);
            return node.Value;
        }

        return null;
    }

    private void OnDelivered(IQueueReceiver receiver, MessageLock taken)
    {
        lock (_gate)
        {
            if (receiver.DeletesOnReceive)
            {
                _locks.Remove(taken.Token);
                _messages.Remove(taken.Message.Sequence);
                _journal.Append([new StoreChange.Remove(Name, taken.Message.Sequence)]);
                return;
            }

            if (!_locks.ContainsKey(taken.Token))
                return;
            _journal.Append([new StoreChange.Delivered(Name, taken.Message.Sequence, taken.Message.DeliveryCount)]);
            _due.Enqueue(taken.Token, taken.Until);
            SetTimer();
        }
    }

    private void Return(MessageLock taken)
    {
        lock (_gate)
        {
            _locks.Remove(taken.Token);
            taken.Message.DeliveryCount--;
            _available.Add(taken.Message.Sequence);
        }
    }

    private MessageLock? FindLock(Guid token) =>
        _locks.TryGetValue(token, out var held) && held.Until > _time.GetUtcNow() ? held : null;

    private void Abandon(StoredMessage message, IReadOnlyList<KeyValuePair<string, object?>> changed, Action<Exception?>? done)
    {
        if (_deadLetters is not null && message.DeliveryCount >= _options.MaxDeliveryCount)
        {
            KeyValuePair<string, object?>[] reason =
            [
                new("DeadLetterReason", "MaxDeliveryCountExceeded"),
                new("DeadLetterErrorDescription", $"Message could not be consumed after {_options.MaxDeliveryCount} delivery attempts."),
            ];
            DeadLetter(message, [.. changed, .. reason], done);
            return;
        }

        var back = changed.Count == 0 ? message : message with { Payload = MessageBytes.WithProperties(message.Payload, changed) };
        _messages[back.Sequence] = back;
        _available.Add(back.Sequence);
        _journal.Append(changed.Count == 0 ? [] : [new StoreChange.Put(Name, back)], done);
    }

    private void DeadLetter(StoredMessage message, IReadOnlyList<KeyValuePair<string, object?>> changed, Action<Exception?>? done)
    {
        var target = _deadLetters!;
        var dead = new StoredMessage(
            Interlocked.Increment(ref target._lastSequence), MessageBytes.WithProperties(message.Payload, changed), message.EnqueuedAt)
        {
            DeadLetterSource = Name,
        };
        _messages.Remove(message.Sequence);
        _journal.Append([new StoreChange.Remove(Name, message.Sequence), new StoreChange.Put(target.Name, dead)], failure =>
        {
            if (failure is null)
                target.Show([dead]);
            done?.Invoke(failure);
        });
    }

    private void OnDue()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_due.TryPeek(out var item, out var at) && at <= now)
            {
                _due.Dequeue();
                if (item is Guid token)
                    Expire(token, now);
                else if (_scheduled.Remove((long)item))
                    Activate((long)item, now);
            }

            SetTimer();
        }

        Pump();
    }

    private void Activate(long sequence, DateTimeOffset now)
    {
        var active = _messages[sequence] with { ScheduledFor = null, EnqueuedAt = now };
        _messages[sequence] = active;
        _available.Add(sequence);
        _journal.Append([new StoreChange.Put(Name, active)]);
    }

    private void Expire(Guid token, DateTimeOffset now)
    {
        if (!_locks.TryGetValue(token, out var held))
            return;
        if (held.Until > now)
        {
            _due.Enqueue(token, held.Until);
            return;
        }

        _locks.Remove(token);
        Abandon(held.Message, [], null);
    }

    private void SetTimer()
    {
        if (!_due.TryPeek(out _, out var next))
            return;
        var wait = next - _time.GetUtcNow();
        // A system timer counts in milliseconds: one more keeps it from firing just before the moment.
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait + TimeSpan.FromMilliseconds(_time == TimeProvider.System ? 1 : 0);
        _timer.Change(wait > MaxWait ? MaxWait : wait, Timeout.InfiniteTimeSpan);
    }

    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(30);
}
