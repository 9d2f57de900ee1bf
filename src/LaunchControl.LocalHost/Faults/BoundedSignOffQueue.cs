using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.LocalHost.Faults;

/// <summary>Makes each message that is sent a boundary.</summary>
internal sealed class BoundedSignOffQueue(ServiceBusSignOffQueue queue, WriteBoundaries boundaries) : ISignOffQueue
{
    public Task SendAsync(SignOffMessage message, CancellationToken cancellationToken) =>
        boundaries.AroundAsync("queue send", () => queue.SendAsync(message, cancellationToken));
}
