using LaunchControl.LocalHost.Hosting;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>How many sign-offs the system works on at a time; the bare work gets the same.</summary>
internal static class Concurrency
{
    public static int OfQueues { get; } = HostSettings.Read().MaxConcurrentCalls;
}
