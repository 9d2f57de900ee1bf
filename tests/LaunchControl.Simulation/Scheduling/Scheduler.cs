namespace LaunchControl.Simulation.Scheduling;

/// <summary>Runs everything on one thread, a step at a time: the seed picks which of the steps that are ready comes next. Time moves when none is, or now and then before.</summary>
internal sealed class Scheduler(Dice dice, Trace trace, DateTimeOffset start)
{
    // Now and then, what is ready waits while time goes on: a slow thread.
    private const double Slow = 0.02;
    private static readonly TimeSpan LongestSlow = TimeSpan.FromMinutes(3);

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<Step> _ready = [];
    private readonly PriorityQueue<Step, (DateTimeOffset DueAt, long Number)> _later = new();
    private long _number;

    public DateTimeOffset Now { get; private set; } = start;

    public long Steps { get; private set; }

    /// <summary>Threads are as fast as time allows.</summary>
    public bool IsPunctual { get; set; }

    public bool HasReady => _ready.Count > 0;

    /// <summary>When the next step is due that is not ready yet; null for none.</summary>
    public DateTimeOffset? NextDueAt => _later.TryPeek(out _, out var priority) ? priority.DueAt : null;

    public void Add(Strand strand, string what, Action run, TimeSpan wait = default)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException($"'{what}' of {strand.Name} left the scheduler's thread.");
        }

        var step = new Step(strand, what, run);
        if (wait <= TimeSpan.Zero)
        {
            _ready.Add(step);
        }
        else
        {
            _later.Enqueue(step, (Now + wait, ++_number));
        }
    }

    public void AddAt(Strand strand, string what, DateTimeOffset dueAt, Action run) => Add(strand, what, run, dueAt - Now);

    /// <summary>Runs one step.</summary>
    /// <returns>False when there is none, now or later.</returns>
    public bool RunOne()
    {
        if (_ready.Count == 0 || (!IsPunctual && NextDueAt - Now < LongestSlow && dice.Chance(Slow)))
        {
            if (!MoveTime())
            {
                return _ready.Count > 0;
            }
        }

        var index = dice.Below(_ready.Count);
        var step = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        Run(step);
        return true;
    }

    private bool MoveTime()
    {
        if (!_later.TryDequeue(out var step, out var priority))
        {
            return false;
        }

        Now = priority.DueAt > Now ? priority.DueAt : Now;
        _ready.Add(step);
        return true;
    }

    private void Run(Step step)
    {
        if (step.Strand.IsDead)
        {
            return;
        }

        Steps++;
        trace.Note(Now, step.Strand.Name, step.What);
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(step.Strand);
        try
        {
            step.Run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private sealed record Step(Strand Strand, string What, Action Run);
}
