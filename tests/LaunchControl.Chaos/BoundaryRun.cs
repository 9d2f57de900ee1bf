using LaunchControl.Chaos.Checks;
using LaunchControl.Chaos.Load;
using LaunchControl.LocalHost.Durable;

namespace LaunchControl.Chaos;

/// <summary>
/// Kills the application at the durable writes of a launch's whole life: counts them, then lives through it once for each, with a kill
/// before or after it and a restart.
/// </summary>
/// <param name="sample">How many of the kills, evenly spread from a place that the seed chooses; null for every one.</param>
public sealed class BoundaryRun(int seed, int? sample, Action<string> say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Ledger _ledger = new();
    private readonly Dictionary<string, int> _kills = new(StringComparer.Ordinal);

    public async Task<ChaosReport> RunAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        say($"seed {seed}");
        await using var world = await ChaosWorld.StartAsync(new ChaosOptions { Seed = seed });
        await world.StorePlaybookAsync();
        var calm = Life(world, "calm");
        var writes = await CountAsync(world, calm);
        var cases = Choose(writes);
        say($"{writes} durable writes; {cases.Count} kills");
        foreach (var (number, stage) in cases)
        {
            await LiveAsync(world, number, stage);
        }

        var findings = await new ChaosChecks(world, _ledger, calm).RunAsync();
        return new ChaosReport(seed, TimeProvider.System.GetElapsedTime(started), _kills, cases.Count + 1, _ledger.Acknowledgements, findings);
    }

    private LaunchLife Life(ChaosWorld world, string name) => new(world, _ledger, new Random(seed), $"chaos-{seed}-{name}", isPlain: true);

    private static async Task<int> CountAsync(ChaosWorld world, LaunchLife life)
    {
        world.Set("TraceWrites", true);
        await world.KillAsync();
        await WholeAsync(world, life);
        world.Set("TraceWrites", null);
        return world.Journal.Count(line => line.StartsWith("write ", StringComparison.Ordinal));
    }

    private List<(int Number, CommitStage Stage)> Choose(int writes)
    {
        List<(int, CommitStage)> all = [.. Enumerable.Range(1, writes).SelectMany(number => new[] { (number, CommitStage.Before), (number, CommitStage.After) })];
        if (sample is not { } wanted || wanted >= all.Count)
        {
            return all;
        }

        var (offset, step) = (new Random(seed).NextDouble(), (double)all.Count / wanted);
        return [.. Enumerable.Range(0, wanted).Select(index => all[(int)((index + offset) * step)])];
    }

    private async Task LiveAsync(ChaosWorld world, int number, CommitStage stage)
    {
        world.Set("CrashAt", number);
        world.Set("CrashStage", stage);
        var exit = world.RunUntilExitAsync(Patience);
        var life = WholeAsync(world, Life(world, $"{number}{stage}".ToLowerInvariant()));
        await Task.WhenAny(exit, life);
        world.Set("CrashAt", null);
        world.Set("CrashStage", null);
        if (exit.IsCompleted)
        {
            await world.StartHostAsync();
        }

        await life;
        var where = exit.IsCompleted ? world.Journal[^1].Replace(world.TablePrefix, "", StringComparison.Ordinal).Split(' ') is [_, _, _, .. var what] ? $"{stage} {string.Join(' ', what)}" : "?" : "(not reached: fewer writes)";
        _kills[where] = _kills.GetValueOrDefault(where) + 1;
        say($"{number} {stage}: {where}");
    }

    // A life takes four months, and a token ten years.
    private static async Task WholeAsync(ChaosWorld world, LaunchLife life)
    {
        await world.Api.SignInAsync();
        await life.RunAsync(Patience);
        await world.FinishAsync(59, 63);
    }
}
