using CsCheck;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Simulations;

/// <summary>Random commands in random order at a launch of a random playbook, from its start or from a later state.</summary>
/// <remarks>CsCheck prints the seed of a failure; the environment variable <c>CsCheck_Seed</c> replays it, <c>CsCheck_Iter</c> sets how many are tried.</remarks>
internal sealed record LaunchSimulation(Playbook Playbook, LaunchStatus From, Step[] Steps)
{
    private static readonly Gen<LaunchStatus> Starts =
        Gen.Frequency((6, Gen.Const(LaunchStatus.Preparing)), (1, Gen.Const(LaunchStatus.Scheduled)), (1, Gen.Const(LaunchStatus.Live)));

    public static readonly Gen<LaunchSimulation> Any =
        Gen.Select(RandomPlaybook.Any, Starts, Step.Sequence, (playbook, from, steps) => new LaunchSimulation(playbook, from, steps));

    public LaunchScenario Given() => From switch
    {
        LaunchStatus.Scheduled => LaunchScenario.GivenScheduled(Playbook),
        LaunchStatus.Live => LaunchScenario.GivenLive(Playbook),
        _ => LaunchScenario.GivenStarted(Playbook),
    };

    /// <summary>Plays the steps, and shows each state with the outcome of the command that met it.</summary>
    public static LaunchScenario Play(LaunchSimulation run, Action<Launch, LaunchScenario>? show = null)
    {
        var scenario = run.Given();
        foreach (var step in run.Steps)
        {
            var before = scenario.Launch;
            scenario.At(scenario.Now + step.Elapsed).When(step.ToCommand(before, run.Playbook, scenario.Now));
            show?.Invoke(before, scenario);
        }

        return scenario;
    }
}
