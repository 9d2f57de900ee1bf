using System.Runtime.CompilerServices;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>An index that lists what it is given, as slowly as a test wants, or fails.</summary>
internal sealed class SlowIndex : ILaunchIndex
{
    private TaskCompletionSource? _hold;
    private TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<IndexedLaunch> Rows { get; set; } = [];

    public Exception? Fault { get; set; }

    public List<DateTimeOffset?> Asked { get; } = [];

    /// <summary>Somebody reads, and is held.</summary>
    public Task Waiting => _waiting.Task;

    public TaskCompletionSource Hold()
    {
        _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public async IAsyncEnumerable<IndexedLaunch> ListAsync(DateTimeOffset? storedSince, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Asked.Add(storedSince);
        var rows = Rows.Where(row => storedSince is null || row.StoredAt >= storedSince).ToList();
        if (_hold is { } hold)
        {
            _waiting.TrySetResult();
            await hold.Task;
            _hold = null;
        }

        if (Fault is { } fault)
        {
            throw fault;
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UpsertAsync(LaunchSummary summary, LaunchUpkeep upkeep, LaunchFootprint footprint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<LaunchUpkeep> ListDueAsync(DateTimeOffset by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<LaunchUpkeep> ListActiveAsync(DateTimeOffset asOf, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<LaunchFootprint> ListFootprintsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ListOfPersonAsync(string person, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ListOfPersonAsync(string person, DateTimeOffset overSince, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<AttentionCandidate> ListAskingAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task NoteWokenAsync(LaunchUpkeep upkeep, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();
}
