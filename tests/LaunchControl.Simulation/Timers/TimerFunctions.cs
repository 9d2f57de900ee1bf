using LaunchControl.Simulation.App;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace LaunchControl.Simulation.Timers;

/// <summary>Runs timer functions on their schedules. A tick at which a function would find nothing to do is left out: two months have 43,200 of every other minute.</summary>
internal sealed class TimerFunctions
{
    private readonly World _world;
    private readonly List<Timer> _timers;

    public TimerFunctions(World world)
    {
        _world = world;

        // The one place that says which timer functions there are, and when a tick is worth it.
        _timers = [new Timer("OutboxSweep", () => !_world.Tables.Backlog.IsEmpty)];
    }

    /// <summary>Sets the alarm of each function that has something to do.</summary>
    public void Arm()
    {
        foreach (var timer in _timers.Where(timer => !timer.IsArmed && timer.HasWork()))
        {
            timer.IsArmed = true;
            var due = new DateTimeOffset(timer.Schedule.GetNextOccurrence(_world.Now.UtcDateTime), TimeSpan.Zero);
            _world.Scheduler.AddAt(_world.Strand, $"timer {timer.Function.Name}", due, () => _world.Watch(RunAsync(timer)));
        }
    }

    private async Task RunAsync(Timer timer)
    {
        try
        {
            await _world.AnyProcess().RunAsync($"runs {timer.Function.Name}", async process =>
            {
                await process.InvokeAsync(timer.Function, new TimerInfo());
                return true;
            });
        }
        catch (Exception)
        {
            // The next tick comes anyway.
        }

        timer.IsArmed = false;
    }

    private sealed class Timer(string name, Func<bool> hasWork)
    {
        public FunctionDescriptor Function { get; } = AppServices.Functions.All.First(function => function.Name == name);

        public Func<bool> HasWork => hasWork;

        public bool IsArmed { get; set; }

        public CrontabSchedule Schedule { get; } = CrontabSchedule.Parse(
            ((TimerTriggerAttribute)AppServices.Functions.All.First(function => function.Name == name).Trigger).Schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
    }
}
