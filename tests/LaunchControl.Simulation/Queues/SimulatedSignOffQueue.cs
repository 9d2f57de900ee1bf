using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;
using LaunchControl.Simulation.App;

namespace LaunchControl.Simulation.Queues;

/// <summary>Queue gate-sign-offs, as one process reaches it.</summary>
internal sealed class SimulatedSignOffQueue(SimulatedQueue queue, Outside outside) : ISignOffQueue
{
    public Task SendAsync(SignOffMessage message, CancellationToken cancellationToken) => outside.WriteAsync(
        $"sends {message.SignOffId}: {message.Decision} on {message.GateId} by {message.Approver}",
        () => queue.Send(message.SignOffId, message));
}
