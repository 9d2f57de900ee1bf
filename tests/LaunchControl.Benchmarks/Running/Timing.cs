using System.Diagnostics;

namespace LaunchControl.Benchmarks.Running;

/// <summary>Takes times.</summary>
internal static class Timing
{
    /// <summary>Milliseconds of one call.</summary>
    public static async Task<double> OfAsync(Func<Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Milliseconds of each of many calls, one after the other.</summary>
    public static async Task<IReadOnlyList<double>> OfEachAsync(int calls, Func<int, Task> call)
    {
        List<double> times = new(calls);
        for (var number = 0; number < calls; number++)
        {
            var at = number;
            times.Add(await OfAsync(() => call(at)));
        }

        return times;
    }

    /// <summary>Calls a second, so many at a time.</summary>
    public static async Task<double> RateAsync<T>(IReadOnlyCollection<T> elements, int concurrency, Func<T, Task> call)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency };
        var took = await OfAsync(() => Parallel.ForEachAsync(elements, options, async (element, _) => await call(element)));
        return elements.Count / took * 1000;
    }
}
