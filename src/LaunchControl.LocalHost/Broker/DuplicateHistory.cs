namespace LaunchControl.LocalHost.Broker;

/// <summary>The MessageIds seen within the window, oldest first out.</summary>
internal sealed class DuplicateHistory(TimeSpan window)
{
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<KeyValuePair<string, DateTimeOffset>> _order = new();

    public void Restore(IEnumerable<KeyValuePair<string, DateTimeOffset>> seen)
    {
        foreach (var (id, until) in seen.OrderBy(entry => entry.Value))
            Add(id, until);
    }

    /// <summary>Remembers the id and answers until when, or null if it is a duplicate.</summary>
    public DateTimeOffset? TryAdd(string id, DateTimeOffset now)
    {
        if (_until.TryGetValue(id, out var until) && until > now)
            return null;
        Add(id, now + window);
        return now + window;
    }

    public bool Forget(DateTimeOffset now)
    {
        var forgot = false;
        while (_order.TryPeek(out var oldest) && oldest.Value <= now)
        {
            _order.Dequeue();
            forgot = true;
            if (_until.TryGetValue(oldest.Key, out var until) && until <= now)
                _until.Remove(oldest.Key);
        }

        return forgot;
    }

    private void Add(string id, DateTimeOffset until)
    {
        _until[id] = until;
        _order.Enqueue(KeyValuePair.Create(id, until));
    }
}
