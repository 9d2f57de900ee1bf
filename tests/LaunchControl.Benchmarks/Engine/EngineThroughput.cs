using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;

namespace LaunchControl.Benchmarks.Engine;

/// <summary>P10: LocalHost's engine with durable commits, against the commits that the same file system takes.</summary>
internal sealed class EngineThroughput : IBenchmark
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    public string Row => "P10";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        var folder = Directory.CreateTempSubdirectory("launchcontrol-bench-");
        try
        {
            run.Say("bare commits");
            BareCommits.Rate(folder.FullName, run.Of(200, 20));
            var limit = BareCommits.Rate(folder.FullName, run.Of(2_000, 100));
            List<Measurement> measured = [];
            await using (var engine = await MeasuredEngine.StartAsync(folder.FullName))
            {
                await ActivitiesAsync(engine, run.Of(50, 5));
                await EventsAsync(engine, run.Of(50, 5));
                run.Say("activities, events");
                measured.Add(Line("instances of one activity", await ActivitiesAsync(engine, run.Of(200, 20)), limit, 500));
                measured.Add(Line("events that end a wait for an event or a timer, then one activity", await EventsAsync(engine, run.Of(200, 20)), limit, 500));
                measured.Add(await PacedAsync(engine, run.Of(200, 10), limit));
                measured.Add(Line("events into one instance", await OneInstanceAsync(engine, run.Of(500, 50)), limit, 2_000));
            }

            await using var waiting = await MeasuredEngine.StartAsync(folder.FullName);
            measured.AddRange(await IdleAsync(waiting, run));
            return measured;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each measures from the first call to the last instance's end.
    private static async Task<double> ActivitiesAsync(MeasuredEngine engine, int count) => count / await SecondsAsync(async () =>
        await Task.WhenAll((await engine.ScheduleAsync(MeasuredEngine.OneActivity, count)).Select(engine.EndAsync)));

    private static async Task<double> EventsAsync(MeasuredEngine engine, int count)
    {
        var ids = await engine.ScheduleAsync(MeasuredEngine.EventOrTimer, count);
        await engine.IdleAsync();
        return count / await SecondsAsync(async () =>
        {
            await Task.WhenAll(ids.Select(engine.RaiseAsync));
            await Task.WhenAll(ids.Select(engine.EndAsync));
        });
    }

    private static async Task<double> OneInstanceAsync(MeasuredEngine engine, int count)
    {
        var id = (await engine.ScheduleAsync(MeasuredEngine.ManyEvents, 1, count))[0];
        await engine.IdleAsync();
        return count / await SecondsAsync(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(_ => engine.RaiseAsync(id)));
            await engine.EndAsync(id);
        });
    }

    private static async Task<double> SecondsAsync(Func<Task> work) => await Timing.OfAsync(work) / 1000;

    private static async Task<Measurement> PacedAsync(MeasuredEngine engine, int count, double limit)
    {
        var ids = await engine.ScheduleAsync(MeasuredEngine.EventOrTimer, count);
        await engine.IdleAsync();
        List<double> times = [];
        foreach (var id in ids)
        {
            times.Add(await Timing.OfAsync(async () =>
            {
                await engine.RaiseAsync(id);
                await engine.EndAsync(id);
            }));
            await Task.Delay(Pace, TimeProvider.System);
        }

        return new Measurement("one event at a time: event to the instance's end, p50", Percentiles.Of(times, 50), "ms")
        {
            Limit = 1_000 / limit,
            LimitWhat = "one SQLite commit",
            Goals = [Goal.Under(10, "ms")],
        };
    }

    private static async Task<IReadOnlyList<Measurement>> IdleAsync(MeasuredEngine engine, BenchmarkRun run)
    {
        var (count, before) = (run.Of(1_000, 50), GC.GetTotalMemory(forceFullCollection: true));
        await engine.ScheduleAsync(MeasuredEngine.EventOrTimer, count);
        await engine.IdleAsync();
        var (memory, commits) = (GC.GetTotalMemory(forceFullCollection: true), engine.Commits);
        run.Say($"{count} waiting instances, idle");
        await Task.Delay(TimeSpan.FromSeconds(run.Of(20, 1)), TimeProvider.System);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        return
        [
            new Measurement($"{count} waiting instances, idle: commits", engine.Commits - commits, "") { Goals = [Goal.AtMost(0, "commits")] },
            new Measurement($"{count} waiting instances, idle: memory at the end against the beginning", (double)after / memory, "times") { Goals = [Goal.AtMost(1.05, "times")] },
            new Measurement($"{count} waiting instances: memory of one", (memory - before) / 1024.0 / count, "KB"),
        ];
    }

    private static Measurement Line(string what, double rate, double limit, double goal) => new(what, rate, "/s")
    {
        Limit = limit,
        LimitWhat = "SQLite commits (WAL, FULL), one after the other",
        Goals = [Goal.AtLeast(goal, "/s")],
    };
}
