using LaunchControl.Core.Gates;
using LaunchControl.Core.Ports;
using LaunchControl.Simulation.App;

namespace LaunchControl.Simulation.Probes;

/// <summary>What automated checks look at: up half of the time, and always once nothing goes wrong any more.</summary>
internal sealed class SimulatedProbe(World world, Outside outside) : IHttpProbe
{
    public Task<ProbeResult> ProbeAsync(ItemCheck check, CancellationToken cancellationToken) =>
        outside.ReadAsync("probes", () => world.IsCalm || world.Dice.Chance(0.5) ? new ProbeResult(true, "answered 200") : new ProbeResult(false, "answered 503, not 200"));
}
