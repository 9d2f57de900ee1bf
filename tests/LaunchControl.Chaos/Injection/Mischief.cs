using LaunchControl.LocalHost.Durable;

namespace LaunchControl.Chaos.Injection;

/// <summary>Injects faults into processes and connections, one after another, by its seed.</summary>
public sealed class Mischief(ChaosWorld world, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Deck<string> _deck = new(
        [FaultKind.Kill, FaultKind.Kill, FaultKind.Kill, FaultKind.Kill, FaultKind.Boundary, FaultKind.Boundary, FaultKind.DiskFull, FaultKind.BrokerDrop, FaultKind.BrokerKill],
        random);

    /// <summary>What did not end as it should have.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How often the application was killed, whatever the way.</summary>
    public int Kills => world.Tally[FaultKind.Kill] + world.Tally[FaultKind.Boundary] + world.Tally[FaultKind.DiskFull];

    public async Task RunAsync(Func<bool> isEnough)
    {
        while (!isEnough())
        {
            world.Set("Seed", random.Next());
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200, 3500)), TimeProvider.System, CancellationToken.None);
            await InjectAsync(_deck.Draw());
        }
    }

    private async Task InjectAsync(string kind)
    {
        switch (kind)
        {
            case FaultKind.Boundary:
                await CrashAtWriteAsync();
                break;
            case FaultKind.DiskFull:
                await FillDiskAsync();
                break;
            case FaultKind.BrokerDrop:
                world.DropBrokerConnections();
                world.Tally.Add(kind);
                break;
            case FaultKind.BrokerKill:
                await world.KillBrokerAsync();
                world.Tally.Add(kind);
                break;
            default:
                await world.KillAsync();
                world.Tally.Add(kind);
                break;
        }
    }

    private async Task CrashAtWriteAsync()
    {
        world.Set("CrashAt", random.Next(1, 40));
        world.Set("CrashStage", random.Next(2) == 0 ? CommitStage.Before : CommitStage.After);
        var exit = await world.RunUntilExitAsync(Patience);
        world.Set("CrashAt", null);
        world.Set("CrashStage", null);
        world.Tally.Add(exit is null ? FaultKind.Kill : FaultKind.Boundary);
        await world.KillAsync();
    }

    private async Task FillDiskAsync()
    {
        var before = world.Output.Count;
        world.Set("EnginePages", 1);
        var exit = await world.RunUntilExitAsync(Patience);
        world.Set("EnginePages", null);
        var said = world.Output.Skip(before).Any(line => line.Contains("the disk of", StringComparison.Ordinal) && line.Contains("is full", StringComparison.Ordinal));
        if (exit is not null && said)
        {
            world.Tally.Add(FaultKind.DiskFull);
            if (exit == 0)
            {
                Faults.Add("The application ended with exit code 0 although its disk was full.");
            }
        }

        // Nothing was written for so long: just another kill.
        await world.KillAsync();
    }
}
