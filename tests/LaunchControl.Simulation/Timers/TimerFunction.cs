using LaunchControl.LocalHost.Functions;
using LaunchControl.Simulation.App;
using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace LaunchControl.Simulation.Timers;

/// <summary>One timer function with its schedule, and the tick that is set next.</summary>
/// <param name="workAt">From when on a tick is worth it; null for no time that is known.</param>
internal sealed class TimerFunction(string name, Func<DateTimeOffset?> workAt)
{
    private static readonly CrontabSchedule.ParseOptions Seconds = new() { IncludingSeconds = true };

    private readonly CrontabSchedule _schedule = CrontabSchedule.Parse(
        ((TimerTriggerAttribute)AppServices.Functions.All.First(function => function.Name == name).Trigger).Schedule, Seconds);

    private DateTimeOffset? _setFor;

    public string Name => name;

    public FunctionDescriptor Function { get; } = AppServices.Functions.All.First(function => function.Name == name);

    /// <summary>A tick of a function that still runs is left out.</summary>
    public bool IsRunning { get; set; }

    /// <summary>The tick that is to be set now; null where none is, or one as early is set.</summary>
    public DateTimeOffset? NextTick(DateTimeOffset now)
    {
        if (IsRunning || workAt() is not { } from)
        {
            return null;
        }

        var dueAt = new DateTimeOffset(_schedule.GetNextOccurrence((from > now ? from : now).UtcDateTime), TimeSpan.Zero);
        return dueAt < (_setFor ?? DateTimeOffset.MaxValue) ? _setFor = dueAt : null;
    }

    /// <summary>Begins a tick, unless an earlier one took its place.</summary>
    public bool IsDue(DateTimeOffset dueAt)
    {
        if (_setFor != dueAt)
        {
            return false;
        }

        (_setFor, IsRunning) = (null, true);
        return true;
    }
}
