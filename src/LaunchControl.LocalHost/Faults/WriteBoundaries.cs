using System.Diagnostics;
using LaunchControl.LocalHost.Durable;

namespace LaunchControl.LocalHost.Faults;

/// <summary>Counts every durable write of the process, and kills the process at one of them where that was asked for.</summary>
public sealed class WriteBoundaries(FaultOptions options, FaultJournal journal)
{
    private long _count;

    /// <param name="what">What is written, for the journal.</param>
    public async Task<T> AroundAsync<T>(string what, Func<Task<T>> write)
    {
        var number = Before(what);
        var written = await write();
        After(number, what);
        return written;
    }

    /// <inheritdoc cref="AroundAsync{T}"/>
    public async Task AroundAsync(string what, Func<Task> write)
    {
        var number = Before(what);
        await write();
        After(number, what);
    }

    /// <returns>The number of the write, for <see cref="After"/>.</returns>
    public long Before(string what)
    {
        var number = Interlocked.Increment(ref _count);
        if (options.TraceWrites)
        {
            journal.Note($"write {number} {what}");
        }

        CrashAt(number, CommitStage.Before, what);
        return number;
    }

    public void After(long number, string what) => CrashAt(number, CommitStage.After, what);

    private void CrashAt(long number, CommitStage stage, string what)
    {
        if (number == options.CrashAt && stage == options.CrashStage)
        {
            journal.Note($"crash {stage} {number} {what}");
            using var self = Process.GetCurrentProcess();
            self.Kill();

            // The signal takes a moment; not one instruction more may run.
            Thread.CurrentThread.Join();
        }
    }
}
