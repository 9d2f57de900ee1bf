namespace LaunchControl.Simulation.Scheduling;

/// <summary>What runs together and dies together: one process of the app, or everything outside. Its continuations wait for the scheduler to pick them.</summary>
internal sealed class Strand(Scheduler scheduler, string name) : SynchronizationContext
{
    public string Name => name;

    /// <summary>Nothing of it runs any more: the process has crashed.</summary>
    public bool IsDead { get; private set; }

    public void Die() => IsDead = true;

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!IsDead)
        {
            scheduler.Add(this, "continues", () => d(state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing here waits for another thread.");

    /// <summary>Completes when the scheduler picks it, not before the wait is over.</summary>
    public Task PauseAsync(string what, TimeSpan wait = default)
    {
        var source = new TaskCompletionSource();
        scheduler.Add(this, what, source.SetResult, wait);
        return source.Task;
    }
}
