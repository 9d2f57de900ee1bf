using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.LocalHost.Faults;

/// <summary>Makes each publication a boundary.</summary>
internal sealed class BoundedLaunchEvents(ServiceBusLaunchEvents events, WriteBoundaries boundaries) : ILaunchEvents
{
    public Task PublishAsync(Launch launch, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        boundaries.AroundAsync("topic send", () => events.PublishAsync(launch, entries, cancellationToken));
}
