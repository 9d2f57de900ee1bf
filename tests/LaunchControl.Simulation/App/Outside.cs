using LaunchControl.Simulation.Faults;
using LaunchControl.Simulation.Scheduling;

namespace LaunchControl.Simulation.App;

/// <summary>The way from a process to everything outside it. Each call is a step of the scheduler, and may be slow, fail, lose its answer, or be the process's last.</summary>
internal sealed class Outside(Strand strand, FaultPlan faults, Action crash)
{
    /// <summary>Reads: nothing is different afterwards.</summary>
    public Task<T> ReadAsync<T>(string what, Func<T> read, Func<string, Exception>? fault = null) => CallAsync(what, isWrite: false, read, fault);

    /// <summary>Writes, wholly or not at all.</summary>
    public Task<T> WriteAsync<T>(string what, Func<T> write, Func<string, Exception>? fault = null) => CallAsync(what, isWrite: true, write, fault);

    public Task WriteAsync(string what, Action write, Func<string, Exception>? fault = null) =>
        WriteAsync(what, () => { write(); return true; }, fault);

    private async Task<T> CallAsync<T>(string what, bool isWrite, Func<T> effect, Func<string, Exception>? fault)
    {
        await strand.PauseAsync(what, faults.Delay());
        if (faults.Happens(FaultKind.Unavailable))
        {
            throw Fault(what, fault);
        }

        if (isWrite && faults.Happens(FaultKind.CrashBefore))
        {
            return await DieAsync<T>();
        }

        var result = effect();
        if (isWrite && faults.Happens(FaultKind.CrashAfter))
        {
            return await DieAsync<T>();
        }

        return isWrite && faults.Happens(FaultKind.AnswerLost) ? throw Fault(what, fault) : result;
    }

    private Task<T> DieAsync<T>()
    {
        crash();
        return new TaskCompletionSource<T>().Task;
    }

    private static Exception Fault(string what, Func<string, Exception>? fault) => fault?.Invoke(what) ?? new UnavailableException(what);
}
