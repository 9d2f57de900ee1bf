using DurableTask.Core.Exceptions;
using Grpc.Core;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Running;
using LaunchControl.LocalHost.Durable.Storage;

namespace LaunchControl.LocalHost.Durable;

/// <content>What the client asks for.</content>
public sealed partial class DurableTaskEngine
{
    /// <exception cref="OrchestrationAlreadyExistsException">An instance with the id has not ended.</exception>
    internal Task ScheduleAsync(InstanceState state, DateTimeOffset? startAt)
    {
        lock (_lock)
        {
            if (_instances.TryGetValue(state.Id, out var existing) && !existing.State.IsOver)
            {
                throw new OrchestrationAlreadyExistsException($"An orchestration with the id '{state.Id}' is running already.");
            }

            var turn = new TurnChanges();
            Create(state, startAt, turn);
            return CommitAsync(turn);
        }
    }

    /// <exception cref="RpcException">NotFound: no such instance. FailedPrecondition: it has ended.</exception>
    internal Task PostAsync(string instanceId, HistoryEvent happened)
    {
        lock (_lock)
        {
            if (!_instances.TryGetValue(instanceId, out var instance))
            {
                throw new RpcException(new Status(StatusCode.NotFound, $"No orchestration has the id '{instanceId}'."));
            }

            if (instance.State.IsOver)
            {
                throw new RpcException(new Status(StatusCode.FailedPrecondition, $"The orchestration '{instanceId}' has ended."));
            }

            var turn = new TurnChanges();
            Send(Message(instanceId, happened), turn);
            return CommitAsync(turn);
        }
    }

    /// <summary>Children of an instance that have not ended, and theirs.</summary>
    internal IReadOnlyList<string> Descendants(string instanceId)
    {
        lock (_lock)
        {
            List<string> found = [];
            for (var next = 0; next <= found.Count; next++)
            {
                var parent = next == 0 ? instanceId : found[next - 1];
                found.AddRange(_instances.Values.Where(instance => instance.State.Parent?.InstanceId == parent).Select(instance => instance.State.Id).Except(found).ToList());
            }

            return found;
        }
    }

    /// <summary>It takes no messages any more, although clients may not see that yet.</summary>
    internal bool HasEnded(string instanceId)
    {
        lock (_lock)
        {
            return !_instances.TryGetValue(instanceId, out var instance) || instance.State.IsOver;
        }
    }

    /// <summary>The committed state of an instance, with a task that completes at its next change; null for an unknown id.</summary>
    internal (InstanceState State, Task Changed)? Find(string instanceId)
    {
        lock (_lock)
        {
            return _instances.TryGetValue(instanceId, out var instance) && instance.Committed is { } state ? (state, instance.Changed.Task) : null;
        }
    }

    internal IReadOnlyList<InstanceState> All()
    {
        lock (_lock)
        {
            return [.. _instances.Values.Select(instance => instance.Committed).OfType<InstanceState>().OrderBy(state => state.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>Forgets finished instances.</summary>
    /// <returns>How many there were.</returns>
    internal async Task<int> PurgeAsync(IEnumerable<string> instanceIds)
    {
        Task committed;
        List<string> over;
        lock (_lock)
        {
            over = [.. instanceIds.Where(id => _instances.TryGetValue(id, out var instance) && instance.State.IsOver)];
            var turn = new TurnChanges();
            foreach (var id in over)
            {
                _instances.Remove(id);
                turn.Add(new StoreChange.RemoveInstance(id));
            }

            committed = CommitAsync(turn);
        }

        await committed;
        return over.Count;
    }

    private Task CommitAsync(TurnChanges turn)
    {
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Append(turn.Changes, () =>
        {
            turn.Committed();
            committed.TrySetResult();
        });
        return committed.Task.WaitAsync(_stopping.Token);
    }
}
