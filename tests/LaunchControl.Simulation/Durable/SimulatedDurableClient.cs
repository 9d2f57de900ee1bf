using Grpc.Core;
using LaunchControl.LocalHost.Durable.Storage;
using LaunchControl.Simulation.App;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace LaunchControl.Simulation.Durable;

/// <summary>The official client, as one process reaches the hub.</summary>
internal sealed class SimulatedDurableClient(TaskHub hub, Outside outside) : DurableTaskClient("Simulation")
{
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var id = options?.InstanceId ?? throw new NotSupportedException("Orchestrations have ids that are made from what they orchestrate.");
        var json = JsonDataConverter.Default.Serialize(input);
        await outside.WriteAsync($"starts {orchestratorName.Name} {id}", () => hub.Schedule(id, orchestratorName.Name, json), Unavailable);
        return id;
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        var json = JsonDataConverter.Default.Serialize(eventPayload);
        return outside.WriteAsync($"raises '{eventName}' of {instanceId}", () => hub.Raise(instanceId, eventName, json), Unavailable);
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        outside.ReadAsync($"looks at {instanceId}", () => hub.Find(instanceId) is { } state ? Describe(state) : null, Unavailable);

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        outside.WriteAsync($"terminates {instanceId}", () => hub.Terminate(instanceId), Unavailable);

    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        new(await outside.WriteAsync($"purges {instanceId}", () => hub.Purge(instanceId), Unavailable) ? 1 : 0);

    public override async Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        new(await outside.WriteAsync("purges what is over", () => hub.PurgeOlderThan(filter.CreatedTo ?? DateTimeOffset.MaxValue), Unavailable));

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new FoundInstances(() => [.. hub.All.Where(state => filter?.Statuses?.Contains(state.Status) != false).Select(Describe)]);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static OrchestrationMetadata Describe(InstanceState state) => new(state.Name, state.Id)
    {
        RuntimeStatus = state.Status,
        CreatedAt = state.CreatedAt,
        LastUpdatedAt = state.UpdatedAt,
    };

    private static RpcException Unavailable(string what) => new(new Status(StatusCode.Unavailable, $"{what}: unavailable."));
}
