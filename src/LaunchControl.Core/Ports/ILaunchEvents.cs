using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Ports;

/// <summary>Tells other systems what happened to a launch.</summary>
public interface ILaunchEvents
{
    /// <summary>Publishes one event an entry, in their order. Returns once all of them are durable; the same entry again is harmless.</summary>
    Task PublishAsync(Launch launch, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken);
}
