using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Ports;

/// <summary>Makes one attempt of an automated check.</summary>
public interface IHttpProbe
{
    /// <summary>Never throws for what the other side does: an address that is not allowed, does not answer, or answers nonsense is a finding.</summary>
    Task<ProbeResult> ProbeAsync(ItemCheck check, CancellationToken cancellationToken);
}
