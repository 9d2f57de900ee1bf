using CsCheck;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Simulations;

/// <summary>Random commands in random order at a launch of a random playbook.</summary>
/// <remarks>CsCheck prints the seed of a failure; the environment variable <c>CsCheck_Seed</c> replays it, <c>CsCheck_Iter</c> sets how many are tried.</remarks>
internal static class LaunchSimulation
{
    public static readonly Gen<(Playbook Playbook, Step[] Steps)> Any = Gen.Select(RandomPlaybook.Any, Step.Sequence);

    /// <summary>Plays the steps, and shows each state with the outcome of the command that met it.</summary>
    public static LaunchScenario Play(Playbook playbook, IEnumerable<Step> steps, Action<Launch, LaunchScenario> show)
    {
        var scenario = LaunchScenario.GivenStarted(playbook);
        foreach (var step in steps)
        {
            var before = scenario.Launch;
            scenario.At(scenario.Now + step.Elapsed).When(step.ToCommand(before, scenario.Now));
            show(before, scenario);
        }

        return scenario;
    }

    public static LaunchScenario Play(Playbook playbook, IEnumerable<Step> steps) => Play(playbook, steps, (_, _) => { });
}
