using CsCheck;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Simulations;
using LaunchControl.Simulation.Faults;

namespace LaunchControl.Simulation.Clients;

/// <summary>Everybody who works on one launch: random moves by a few people at once, on what each last saw of it.</summary>
internal sealed class Team(World world, int number)
{
    private const int MostMoves = 40;
    private const int People = 4;

    // From days between two moves to all at once.
    private static readonly double[] Paces = [0, 0.0001, 0.001, 0.01, 0.3];

    private readonly double _pace = world.Dice.Pick(Paces);

    private readonly Playbook _playbook = Draw(world, RandomPlaybook.Any) with { Id = $"test-{number}" };

    /// <summary>Null until the launch is started.</summary>
    public string? LaunchId { get; private set; }

    /// <summary>Launches that this one's gates may wait for; never each other, so that nobody waits for ever.</summary>
    public IReadOnlyList<Team> Earlier { get; init; } = [];

    public Desk Desk { get; } = new(world);

    public Pushers Pushers { get; } = new(world, new Desk(world));

    public async Task PlayAsync()
    {
        await world.Strand.PauseAsync($"launcher {number} begins", world.Dice.Between(TimeSpan.Zero, TimeSpan.FromMinutes(30)));
        LaunchId = await new Launcher(world, number, _playbook).StartAsync();
        var moves = Draw(world, Step.Sequence).Take(MostMoves).ToList();
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => PlayAsync([.. moves.Where((_, index) => index % People == person)]))
            .Append(Pushers.PushAsync(LaunchId)));
    }

    private async Task PlayAsync(List<Step> moves)
    {
        foreach (var move in moves)
        {
            await world.Strand.PauseAsync($"somebody of launch {number} thinks", move.Elapsed * _pace);
            var seen = See();
            if (Allowed(move.ToCommand(seen, _playbook, world.Now)) is { } command)
            {
                await Desk.GiveAsync(LaunchId!, command);
            }
        }
    }

    private Launch See()
    {
        var versions = world.Recorder.Of(LaunchId!).Versions;
        return world.Faults.Happens(FaultKind.StaleView) ? versions[world.Dice.Below(versions.Count)].Launch : versions[^1].Launch;
    }

    // What only orchestrations ask for comes from them.
    private LaunchCommand? Allowed(LaunchCommand command) => command switch
    {
        OpenNextPhase or EvaluateGate or GoLive or RecordCheck or CompleteLaunch or RecordItemCheck or RecordExternalGate or AddDependent => null,
        WaitForGates wait => wait with { Gates = wait.Gates.Count == 0 || AnyEarlierGate() is not { } gate ? [] : [gate] },
        _ => command,
    };

    private GateReference? AnyEarlierGate()
    {
        var started = Earlier.Where(team => team.LaunchId is not null).ToList();
        return started.Count == 0 ? null
            : world.Recorder.Of(world.Dice.Pick(started).LaunchId!).Current is var launch ? new GateReference(launch.Id, world.Dice.Pick(launch.Gates).Id) : null;
    }

    private static T Draw<T>(World world, Gen<T> values) => values.Generate(new PCG((uint)world.Dice.Below(int.MaxValue), world.Dice.Next()), null, out _);
}
