using System.Diagnostics;

namespace LaunchControl.LocalHost.Time;

/// <summary>Knows when nothing is under way any more: what moving time waits for between two due timers.</summary>
public sealed class Quiescence(IEnumerable<IWorkProbe> probes, VirtualClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Returns once every probe is idle, twice in a row: work hands over from one to another.</summary>
    /// <exception cref="TimeoutException">Something is still busy after a minute; the message names it.</exception>
    public async Task WaitAsync()
    {
        var started = Stopwatch.GetTimestamp();
        for (var calm = 0; calm < 2;)
        {
            var busy = await FindBusyAsync();
            calm = busy is null ? calm + 1 : 0;
            if (busy is not null && Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"{busy} is still busy after {Patience.TotalSeconds:F0} seconds.");
            }

            if (busy is not null)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }

    private async Task<string?> FindBusyAsync()
    {
        if (!clock.IsQuiet)
        {
            return "A timer";
        }

        foreach (var probe in probes)
        {
            if (!await probe.IsIdleAsync())
            {
                return probe.Name;
            }
        }

        return null;
    }
}
