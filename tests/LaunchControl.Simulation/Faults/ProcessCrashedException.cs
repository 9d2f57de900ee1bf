namespace LaunchControl.Simulation.Faults;

/// <summary>What somebody outside sees of a crash: the connection is gone, and with it the answer.</summary>
internal sealed class ProcessCrashedException(string process) : Exception($"{process} crashed.");
