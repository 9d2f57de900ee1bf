using LaunchControl.Core.Commands;

namespace LaunchControl.Functions.Commands;

/// <summary>What a message of queue <c>launch-commands</c> asks for.</summary>
/// <param name="CommandId">Given by the sender; the same for a redelivery.</param>
/// <param name="Actor">The person or system that the sender acts for, in lower case.</param>
public sealed record QueuedCommand(string CommandId, string LaunchId, string Actor, LaunchCommand Command);
