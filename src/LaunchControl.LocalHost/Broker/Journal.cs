using System.Threading.Channels;

namespace LaunchControl.LocalHost.Broker;

/// <summary>
/// Stores changes in the order they were appended, as many as are waiting in one commit, and calls back in that order afterwards.
/// Without a store (in memory) it keeps only the order.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private const int MaxEntriesPerCommit = 2000;

    private readonly Channel<JournalEntry> _entries =
        Channel.CreateUnbounded<JournalEntry>(new UnboundedChannelOptions { SingleReader = true });

    private readonly MessageStore? _store;
    private readonly Task _loop;
    private Exception? _failure;

    public Journal(MessageStore? store)
    {
        _store = store;
        _loop = Task.Run(RunAsync);
    }

    public void Append(IReadOnlyList<StoreChange> changes, Action<Exception?>? stored = null)
    {
        if (!_entries.Writer.TryWrite(new JournalEntry(changes, stored)))
            stored?.Invoke(new ObjectDisposedException(nameof(Journal)));
    }

    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _loop;
        _store?.Dispose();
    }

    private async Task RunAsync()
    {
        var batch = new List<JournalEntry>();
        while (await _entries.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxEntriesPerCommit && _entries.Reader.TryRead(out var entry))
                batch.Add(entry);
            Commit(batch);
            foreach (var entry in batch)
                entry.Stored?.Invoke(_failure);
            batch.Clear();
        }
    }

    private void Commit(List<JournalEntry> batch)
    {
        if (_store is null || _failure is not null)
            return;
        try
        {
            _store.Commit(batch.SelectMany(entry => entry.Changes));
        }
        catch (Microsoft.Data.Sqlite.SqliteException failure)
        {
            // After a failed commit memory and disk differ: everything later is refused until a restart reads the disk.
            _failure = failure;
        }
    }
}
