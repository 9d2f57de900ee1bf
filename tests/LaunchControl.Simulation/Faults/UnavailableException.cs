namespace LaunchControl.Simulation.Faults;

/// <summary>What a process sees of a fault of something that is not storage.</summary>
internal sealed class UnavailableException(string what) : Exception($"{what}: unavailable.");
