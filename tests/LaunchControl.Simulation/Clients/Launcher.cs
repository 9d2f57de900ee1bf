using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Simulation.Checks;

namespace LaunchControl.Simulation.Clients;

/// <summary>Starts one launch, again and again under one idempotency key, until it is told that it did.</summary>
internal sealed class Launcher(World world, int number, Playbook playbook)
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    /// <returns>The launch's id.</returns>
    public async Task<string> StartAsync()
    {
        while (true)
        {
            try
            {
                return await AskAsync();
            }
            catch (Exception exception) when (exception is not ViolationException)
            {
                await world.Strand.PauseAsync($"launcher {number} backs off", world.Dice.Between(TimeSpan.Zero, LongestBackOff));
            }
        }
    }

    private async Task<string> AskAsync()
    {
        var request = StartLaunchBuilder.RequestFor(playbook) with { Name = $"Launch {number}" };
        var origin = new CommandOrigin(Convert.ToHexStringLower(world.Dice.Bytes(16)), StartLaunchBuilder.Owner, Channel.Api);
        var key = $"key-{number}";
        var result = await world.AnyProcess().RunAsync($"POST /api/launches {key}", async process =>
        {
            var (starter, orchestrations) = (process.Get<LaunchStarter>(), new DurableOrchestrations(process.Orchestrations));
            return await starter.FindAsync(key, key, origin, orchestrations, CancellationToken.None)
                ?? await starter.StartAsync(request, playbook, origin, key, key, orchestrations, CancellationToken.None);
        });
        Promise.Holds(result.Launch is not null, $"The start of launch {number} was refused: {result.Refusal?.Message}");
        world.Recorder.Judge(() => Promise.Holds(!world.Recorder.Of(result.Launch!.Id).IsEmpty, $"Launch {number} was answered 'accepted' and is not stored."));
        return result.Launch!.Id;
    }
}
