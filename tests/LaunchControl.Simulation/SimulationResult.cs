using LaunchControl.Simulation.Faults;

namespace LaunchControl.Simulation;

/// <summary>What came of one seed.</summary>
/// <param name="Violation">The promise that was broken; null where all were kept.</param>
/// <param name="Hash">Of every step: the same for every run of the seed by the same code.</param>
internal sealed record SimulationResult(ulong Seed, string? Violation, long Steps, ulong Hash, IReadOnlyDictionary<FaultKind, long> Faults)
{
    /// <summary>How many launches there were.</summary>
    public int Launches { get; init; }
}
