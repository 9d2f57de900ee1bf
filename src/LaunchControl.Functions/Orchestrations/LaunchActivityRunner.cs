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
    public Task<Launch> RunAsync(string launchId, LaunchCommand command, DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(launchId, command, isRepeatedUntilDone: true, client, cancellationToken);

    /// <inheritdoc cref="RunAsync(string, LaunchCommand, DurableTaskClient, CancellationToken)"/>
    /// <remarks>For a launch other than the orchestration's own. An activity that is repeated sees that it was told, and does not tell it again.</remarks>
    public Task<Launch> TellAsync(string launchId, LaunchCommand command, DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(launchId, command, isRepeatedUntilDone: false, client, cancellationToken);

    private async Task<Launch> RunAsync(
        string launchId, LaunchCommand command, bool isRepeatedUntilDone, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var origin = new CommandOrigin(randomness.NewId(), CommandOrigin.System, Channel.System);
        var result = await commands.ExecuteAsync(launchId, command, origin, new DurableOrchestrations(client), isRepeatedUntilDone, cancellationToken);
        return result.Launch ?? throw new InvalidOperationException($"{command.GetType().Name} of '{launchId}' was refused: {result.Refusal!.Message}");
    }
}
