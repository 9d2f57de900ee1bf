using DurableTask.Core.Exceptions;
using Grpc.Core;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Telemetry;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Starts, wakes and stops orchestrations through Durable Functions.</summary>
public sealed class DurableOrchestrations(DurableTaskClient client) : IOrchestrations
{
    public Task StartAsync(string launchId, int watch, CancellationToken cancellationToken) =>
        ScheduleAsync(nameof(LaunchOrchestrator), new WatchedLaunch(launchId, watch) { TraceParent = LaunchControlTrace.Parent }, OrchestrationIds.Launch(launchId, watch), cancellationToken);

    public Task WatchGateAsync(string launchId, string gateId, int watch, CancellationToken cancellationToken) =>
        ScheduleAsync(
            nameof(GateOrchestrator),
            new WatchedGate(launchId, gateId, watch) { TraceParent = LaunchControlTrace.Parent },
            OrchestrationIds.Gate(launchId, gateId, watch),
            cancellationToken);

    public Task WakeLaunchAsync(string launchId, int watch, CancellationToken cancellationToken) =>
        WakeAsync(OrchestrationIds.Launch(launchId, watch), cancellationToken);

    public Task WakeGateAsync(string launchId, string gateId, int watch, CancellationToken cancellationToken) =>
        WakeAsync(OrchestrationIds.Gate(launchId, gateId, watch), cancellationToken);

    public Task StopAsync(string launchId, string? gateId, int watch, CancellationToken cancellationToken)
    {
        var instanceId = gateId is null ? OrchestrationIds.Launch(launchId, watch) : OrchestrationIds.Gate(launchId, gateId, watch);
        return UnlessOverAsync(instanceId, () => client.TerminateInstanceAsync(instanceId, cancellation: cancellationToken), cancellationToken);
    }

    private async Task ScheduleAsync(string orchestrator, object input, string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(InstanceId: instanceId), cancellationToken);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Started by an earlier attempt.
        }
    }

    private Task WakeAsync(string instanceId, CancellationToken cancellationToken) =>
        UnlessOverAsync(
            instanceId, () => client.RaiseEventAsync(instanceId, WakeOrDeadline.Wake, LaunchControlTrace.Parent, cancellationToken), cancellationToken);

    private async Task UnlessOverAsync(string instanceId, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
        }
        catch (RpcException)
        {
            // Not started yet (it reads the rows when it starts), or finished. Anything else is a fault, to be tried again.
            if (await client.GetInstanceAsync(instanceId, cancellationToken) is { IsCompleted: false })
            {
                throw;
            }
        }
    }
}
