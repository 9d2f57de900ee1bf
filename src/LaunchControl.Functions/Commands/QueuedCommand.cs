using LaunchControl.Core.Commands;
using LaunchControl.Core.Performance;

namespace LaunchControl.Functions.Commands;

/// <summary>What a message of queue <c>launch-commands</c> asks for: a command, or to take observations.</summary>
/// <param name="CommandId">Given by the sender; the same for a redelivery.</param>
/// <param name="Actor">The person or system that the sender acts for, in lower case.</param>
public sealed record QueuedCommand(string CommandId, string LaunchId, string Actor)
{
    /// <summary>Null where there are <see cref="Observations"/>.</summary>
    public LaunchCommand? Command { get; init; }

    /// <summary>Null where there is a <see cref="Command"/>.</summary>
    public IReadOnlyList<ObservationDraft>? Observations { get; init; }
}
