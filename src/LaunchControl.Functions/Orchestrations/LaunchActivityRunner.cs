using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Launches;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Carries out what orchestrations ask for.</summary>
public sealed class LaunchActivityRunner(LaunchCommandHandler commands, Randomness randomness)
{
    /// <summary>The launch after the command.</summary>
    /// <exception cref="InvalidOperationException">The command was refused, which for these commands means a fault of ours.</exception>
    public async Task<Launch> RunAsync(string launchId, LaunchCommand command, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var origin = new CommandOrigin(randomness.NewId(), CommandOrigin.System, Channel.System);
        var result = await commands.ExecuteAsync(
            launchId, command, origin, new DurableOrchestrations(client), isRepeatedUntilDone: true, cancellationToken);
        return result.Launch ?? throw new InvalidOperationException($"{command.GetType().Name} of '{launchId}' was refused: {result.Refusal!.Message}");
    }
}
