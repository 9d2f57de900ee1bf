using DurableTask.Core.Exceptions;
using Grpc.Core;
using LaunchControl.Core.Ports;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Starts and wakes orchestrations through Durable Functions.</summary>
public sealed class DurableOrchestrations(DurableTaskClient client) : IOrchestrations
{
    public async Task StartAsync(string launchId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(LaunchOrchestrator), launchId, new StartOrchestrationOptions(InstanceId: OrchestrationIds.Launch(launchId)), cancellationToken);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Started by an earlier attempt.
        }
    }

    public async Task WakeGateAsync(string launchId, string gateId, CancellationToken cancellationToken)
    {
        var instanceId = OrchestrationIds.Gate(launchId, gateId);
        try
        {
            await client.RaiseEventAsync(instanceId, WakeOrDeadline.Wake, cancellation: cancellationToken);
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
