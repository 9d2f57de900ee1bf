using System.Threading.Channels;

namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>Commits changes in the order in which they were appended, as many at once as are waiting, and calls back in that order.</summary>
internal sealed class CommitLog : IAsyncDisposable
{
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HistoryStore _store;
    private readonly DurableTaskEngineOptions _options;
    private readonly Action<Exception> _onFailure;
    private readonly Task _loop;
    private volatile bool _isStopped;
    private long _commits;

    /// <param name="onFailure">Called once when a commit failed; nothing is committed afterwards.</param>
    public CommitLog(HistoryStore store, DurableTaskEngineOptions options, Action<Exception> onFailure)
    {
        (_store, _options, _onFailure) = (store, options, onFailure);
        _loop = Task.Run(RunAsync);
    }

    public EngineWrites Writes => new(Interlocked.Read(ref _commits), _store.RowsWritten);

    /// <param name="committed">Runs on the log's thread once the changes are durable; must be quick.</param>
    public void Append(IReadOnlyList<StoreChange> changes, Action committed) => _entries.Writer.TryWrite(new Entry(changes, committed));

    /// <summary>Stops at once; what was not committed is lost, as in a crash.</summary>
    public async ValueTask DisposeAsync()
    {
        _isStopped = true;
        _entries.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        List<Entry> batch = [];
        while (await _entries.Reader.WaitToReadAsync() && !_isStopped)
        {
            while (batch.Count < _options.MaxCommitBatch && _entries.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            try
            {
                Commit(batch);
            }
            catch (Exception failure)
            {
                _isStopped = true;
                _onFailure(failure);
                return;
            }

            batch.ForEach(entry => entry.Committed());
            batch.Clear();
        }
    }

    private void Commit(List<Entry> batch)
    {
        Interlocked.Increment(ref _commits);
        _options.OnCommit?.Invoke(_commits, CommitStage.Before);
        _store.Commit(batch.SelectMany(entry => entry.Changes));
        _options.OnCommit?.Invoke(_commits, CommitStage.After);
    }

    private sealed record Entry(IReadOnlyList<StoreChange> Changes, Action Committed);
}
