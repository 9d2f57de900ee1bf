using Xunit.Abstractions;

namespace LaunchControl.Core.Tests.Attention;

/// <summary>500 launches and 200 people, with random events, outages and crashes: nobody is spammed, and nobody is forgotten.</summary>
public sealed class BudgetSimulationTests(ITestOutputHelper output)
{
    private const int Launches = 500;
    private const int People = 200;

    /// <remarks>The environment variable <c>ATTENTION_SEED</c> replays a run.</remarks>
    [Fact]
    public void The_daily_cap_holds_for_everyone_and_nobody_with_an_open_due_ask_goes_unreminded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ATTENTION_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var world = new AttentionWorld(new Random(seed), Launches, People);
        try
        {
            world.Run(days: 21);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }

        output.WriteLine(world.Summary);

        // Otherwise this would have proved little.
        Assert.True(world.Digests > 1000 && world.Nudges > 20 && world.PutOff > 100 && world.Escalated > 50 && world.FullDays > 50 && world.Checked > 1000, world.Summary);
    }
}
