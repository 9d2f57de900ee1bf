using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.GoNoGo;

/// <summary>Makes the roll call of a launch.</summary>
public sealed class RollCallReader(IPlaybooks playbooks, TimeProvider time)
{
    // The playbook tells which team a role belongs to.
    public async Task<RollCall> ReadAsync(Launch launch, CancellationToken cancellationToken)
    {
        var playbook = await playbooks.FindAsync(launch.Playbook.Id, launch.Playbook.Version, cancellationToken);
        return RollCall.Of(launch, playbook?.Roles ?? [], time.GetUtcNow());
    }
}
