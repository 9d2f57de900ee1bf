using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Launches;

/// <summary>A command on its way to its launch.</summary>
/// <param name="IsRepeatedUntilDone">Whoever sends it repeats it until it succeeds.</param>
/// <param name="Precondition">Judges the state before the command does; null where any state will do.</param>
internal sealed record Delivery(
    string LaunchId, LaunchCommand Command, CommandOrigin Origin, IOrchestrations Orchestrations, bool IsRepeatedUntilDone, Func<StoredLaunch, Refusal?>? Precondition = null)
{
    /// <summary>How long to wait for others that work on the launch; null for as long as it takes.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>The launch as the sender read it; null where it did not.</summary>
    public StoredLaunch? Known { get; init; }

    public BacklogEntry Entry { get; } = new(LaunchId, Origin.CommandId);
}
