namespace LaunchControl.LocalHost.Durable;

/// <summary>An orchestrator's code left its turn for something that a replay can't repeat.</summary>
public sealed class NonDurableAwaitException : Exception
{
    public NonDurableAwaitException()
        : base("The orchestrator awaited something that is not durable: only tasks of its context may be awaited. "
            + "I/O, Task.Delay, Task.Run, CancelAsync and ConfigureAwait(false) belong in activities.")
    {
    }
}
