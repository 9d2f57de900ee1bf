using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace LaunchControl.LocalHost.Durable;

/// <summary>The official client on top of the engine.</summary>
internal sealed class EngineClient(DurableTaskEngine engine) : DurableTaskClient("LocalHost")
{
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        var state = new InstanceState(id, orchestratorName.Name, options?.Version?.Version ?? engine.DefaultVersion, engine.Time.GetUtcNow())
        {
            Input = JsonDataConverter.Default.Serialize(input),
        };
        await engine.ScheduleAsync(state, options?.StartAt).WaitAsync(cancellation);
        return id;
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        PostAsync(instanceId, HistoryEventKind.EventRaised, eventName, JsonDataConverter.Default.Serialize(eventPayload), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        PostAsync(instanceId, HistoryEventKind.Suspended, null, JsonDataConverter.Default.Serialize(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        PostAsync(instanceId, HistoryEventKind.Resumed, null, JsonDataConverter.Default.Serialize(reason), cancellation);

    public override async Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var output = JsonDataConverter.Default.Serialize(options?.Output);
        var targets = options?.Recursive == true ? engine.Descendants(instanceId).Where(child => !engine.HasEnded(child)) : [];
        foreach (var target in targets.Prepend(instanceId).ToList())
        {
            await PostAsync(target, HistoryEventKind.Terminated, null, output, cancellation);
        }
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => state.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => state.IsOver, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(engine.Find(instanceId) is { State: var state } ? Describe(state, getInputsAndOutputs) : null);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return new InstancePages(token =>
        {
            var after = token ?? query.ContinuationToken;
            var rest = engine.All().Where(state => Matches(state, query) && (after is null || string.CompareOrdinal(state.Id, after) > 0)).ToList();
            var page = rest.Take(query.PageSize).ToList();
            var next = rest.Count > page.Count ? page[^1].Id : null;
            return new Page<OrchestrationMetadata>([.. page.Select(state => Describe(state, query.FetchInputsAndOutputs))], next);
        });
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        new(await engine.PurgeAsync(options?.Recursive == true ? engine.Descendants(instanceId).Prepend(instanceId) : [instanceId]).WaitAsync(cancellation));

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses);
        var matches = engine.All().Where(state => Matches(state, query)).Select(state => state.Id).ToList();
        var children = options?.Recursive == true ? matches.SelectMany(engine.Descendants) : [];
        return new PurgeResult(await engine.PurgeAsync(matches.Union(children).ToList()).WaitAsync(cancellation));
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task PostAsync(string instanceId, HistoryEventKind kind, string? name, string? payload, CancellationToken cancellation) =>
        engine.PostAsync(instanceId, HistoryEvent.Unrecorded(kind, name: name, payload: payload)).WaitAsync(cancellation);

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<InstanceState, bool> isThere, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        while (true)
        {
            if (engine.Find(instanceId) is not var (state, changed))
            {
                throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.NotFound, $"No orchestration has the id '{instanceId}'."));
            }

            if (isThere(state))
            {
                return Describe(state, getInputsAndOutputs);
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private static bool Matches(InstanceState state, OrchestrationQuery query) =>
        (query.CreatedFrom is not { } from || state.CreatedAt >= from)
        && (query.CreatedTo is not { } to || state.CreatedAt <= to)
        && (query.Statuses is not { } statuses || !statuses.Any() || statuses.Contains(state.Status))
        && (query.InstanceIdPrefix is not { } prefix || state.Id.StartsWith(prefix, StringComparison.Ordinal));

    private static OrchestrationMetadata Describe(InstanceState state, bool withPayloads) => new(state.Name, state.Id)
    {
        RuntimeStatus = state.Status,
        CreatedAt = state.CreatedAt,
        LastUpdatedAt = state.UpdatedAt,
        DataConverter = withPayloads ? JsonDataConverter.Default : null,
        SerializedInput = withPayloads ? state.Input : null,
        SerializedOutput = withPayloads ? state.Output : null,
        SerializedCustomStatus = withPayloads ? state.CustomStatus : null,
        FailureDetails = state.Failure is { } failure ? TaskFailure.Parse(failure).ToDetails() : null,
    };
}
