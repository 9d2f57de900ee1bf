using LaunchControl.Functions.Launches;

namespace LaunchControl.Simulation.App;

/// <summary>The process's locks: a semaphore with a limit on the wait leaves the caller's context, and so the scheduler.</summary>
internal sealed class SimulatedLocks(TimeProvider time) : LaunchLocks(time)
{
    private readonly TimeProvider _time = time;
    private readonly Dictionary<string, Queue<TaskCompletionSource<bool>>> _held = [];

    public override async Task<IDisposable> EnterAsync(string launchId, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        if (_held.TryAdd(launchId, new()))
        {
            return new Held(this, launchId);
        }

        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _held[launchId].Enqueue(turn);
        await using var limit = patience is { } longest ? _time.CreateTimer(_ => turn.TrySetResult(false), null, longest, Timeout.InfiniteTimeSpan) : null;
        await using var cancelled = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        return await turn.Task ? new Held(this, launchId) : throw new LaunchBusyException(launchId);
    }

    private void Leave(string launchId)
    {
        while (_held[launchId].TryDequeue(out var next))
        {
            if (next.TrySetResult(true))
            {
                return;
            }
        }

        _held.Remove(launchId);
    }

    private sealed class Held(SimulatedLocks locks, string launchId) : IDisposable
    {
        public void Dispose() => locks.Leave(launchId);
    }
}
