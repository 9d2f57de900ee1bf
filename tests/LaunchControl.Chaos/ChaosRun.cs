using LaunchControl.Chaos.Checks;
using LaunchControl.Chaos.Injection;
using LaunchControl.Chaos.Load;

namespace LaunchControl.Chaos;

/// <summary>Many launches at once, faults all the time, then rest, then the reckoning.</summary>
public sealed class ChaosRun(ChaosOptions options, Action<string> say)
{
    /// <summary>Launches that the people of one lane have under way: while one waits for a second attempt of something, the next is worked on.</summary>
    private const int MostOpen = 3;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(20);

    // What failed again and again under faults comes back up to ten minutes later.
    private static readonly TimeSpan AtRest = TimeSpan.FromMinutes(15);

    private readonly Ledger _ledger = new();
    private volatile bool _isResting;
    private int _started;

    public async Task<ChaosReport> RunAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        say($"seed {options.Seed}");
        await using var world = await ChaosWorld.StartAsync(options);
        await world.StorePlaybookAsync();
        var calm = new LaunchLife(world, _ledger, new Random(options.Seed), $"chaos-{options.Seed}-calm", isPlain: true);
        await calm.RunAsync(AtRest);

        var mischief = new Mischief(world, new Random(options.Seed));
        world.Set("MailShare", options.MailShare);
        await world.KillAsync();
        world.Storage.Share = options.StorageShare;
        var faultsBegan = TimeProvider.System.GetTimestamp();
        var load = Enumerable.Range(0, options.Launches).Select(lane => LiveAsync(world, lane)).ToList();
        using (var progress = new Timer(_ => Say(world, started, () => mischief.Kills), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)))
        {
            await mischief.RunAsync(() => TimeProvider.System.GetElapsedTime(faultsBegan) >= options.Duration && mischief.Kills >= options.Kills && (!options.EveryKind || IsEveryKind(world)));
            await ComeToRestAsync(world, load);
        }

        var findings = await new ChaosChecks(world, _ledger, calm).RunAsync();
        mischief.Faults.ForEach(findings.LeaveUnfinished);
        foreach (var lane in load.Where(lane => lane.IsFaulted))
        {
            findings.LeaveUnfinished($"those who work on a launch gave up: {lane.Exception!.InnerException!.Message}");
        }

        return new ChaosReport(options.Seed, TimeProvider.System.GetElapsedTime(started), Injected(world), _started + 1, _ledger.Acknowledgements, findings);
    }

    private async Task LiveAsync(ChaosWorld world, int lane)
    {
        List<LaunchLife> open = [];
        for (var number = 1; !_isResting; number++)
        {
            if (open.Count < MostOpen)
            {
                Interlocked.Increment(ref _started);
                open.Add(new LaunchLife(world, _ledger, new Random(HashCode.Combine(options.Seed, lane, number)), $"chaos-{options.Seed}-{lane}x{number}", isPlain: false));
            }

            var life = open[number % open.Count];
            if (await life.TryRunAsync(Turn))
            {
                open.Remove(life);
            }
        }

        foreach (var life in open)
        {
            await life.RunAsync(AtRest);
        }
    }

    private async Task ComeToRestAsync(ChaosWorld world, List<Task> load)
    {
        _isResting = true;
        say("no more faults; waiting for everything to come to rest");
        world.Storage.Share = 0;
        world.Set("MailShare", null);
        await world.KillAsync();
        var all = Task.WhenAll(load);
        if (await Task.WhenAny(all, Task.Delay(AtRest, TimeProvider.System)) != all)
        {
            say("some launches do not go on");
        }

        await world.FinishAsync(1, 30, 59, 60, 61, 62, 63);
    }

    private void Say(ChaosWorld world, long started, Func<int> kills) => say(
        $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s: {Injected(world).Values.Sum()} faults, {kills()} kills, {_started} launches, {_ledger.Acknowledgements} commands acknowledged");

    private static bool IsEveryKind(ChaosWorld world) => FaultKind.All.All(kind => Injected(world).GetValueOrDefault(kind) > 0);

    private static Dictionary<string, int> Injected(ChaosWorld world)
    {
        var injected = world.Tally.Counts.ToDictionary();
        foreach (var kind in FaultKind.OfMail)
        {
            injected[kind] = world.Journal.Count(line => line == kind);
        }

        return injected;
    }
}
