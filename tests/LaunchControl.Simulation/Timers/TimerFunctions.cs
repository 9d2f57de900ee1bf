using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Simulation.Tables;
using LaunchControl.Simulation.Webhooks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Simulation.Timers;

/// <summary>
/// Runs timer functions on their schedules. A tick at which a function would find nothing to do is left out: two months have 43,200 of every
/// other minute.
/// </summary>
internal sealed class TimerFunctions
{
    private static readonly TimeSpan PurgedAfter = TimeSpan.FromDays(30);
    private static readonly TimeSpan BetweenAttention = TimeSpan.FromHours(2);

    private readonly World _world;
    private readonly List<TimerFunction> _timers;
    private DateTimeOffset _armedAt;
    private DateTimeOffset? _attendedAt;

    public TimerFunctions(World world)
    {
        _world = world;

        // The one place that says which timer functions there are, and when a tick is worth it.
        _timers =
        [
            new TimerFunction("OutboxSweep", () => _world.Tables.Backlog.IsEmpty ? null : _world.Now),
            new TimerFunction("DeliverWebhooks", () => SimulatedWebhook.NextDueAt(_world.Tables)),
            new TimerFunction("Watchdog", () => Upkeep().Min(upkeep => upkeep.DueAt)),
            new TimerFunction("SendStatusMails", () => _world.Tables["StatusMails"].Query(new RowFilter(null)).Min(row => row.GetDateTimeOffset("DueAt"))),
            new TimerFunction("Attention", () => AttentionAt()),
            new TimerFunction("Patrol", () => IsAnythingForgotten() ? _world.Now : null),
            new TimerFunction("PurgeOrchestrations", () => _world.Hub.All.Where(state => state.IsOver).Min(state => (DateTimeOffset?)state.CreatedAt) + PurgedAfter),
        ];
    }

    /// <summary>Sets the alarm of each function that has something to do.</summary>
    public void Arm()
    {
        // What comes up between two instants is seen at the next.
        if (_armedAt == _world.Now && _world.Scheduler.HasReady)
        {
            return;
        }

        _armedAt = _world.Now;
        foreach (var timer in _timers)
        {
            if (timer.NextTick(_world.Now) is { } dueAt)
            {
                _world.Scheduler.AddAt(_world.Strand, $"timer {timer.Name}", dueAt, () => _world.Watch(RunAsync(timer, dueAt)));
            }
        }
    }

    // Every two hours at most, for as long as anybody is asked: late timers are what it has to cope with anyway.
    private DateTimeOffset? AttentionAt()
    {
        var asking = _world.Tables.Index.Query(new RowFilter(null)).Select(UpkeepRow.ReadAttention).OfType<AttentionCandidate>().ToList();
        return asking.Count == 0 ? null : Later(asking.Min(launch => launch.Attention.Earliest)!.Value, (_attendedAt ?? _world.Now) + BetweenAttention);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private IEnumerable<LaunchUpkeep> Upkeep() => _world.Tables.Index.Query(new RowFilter(null)).Select(UpkeepRow.Read).OfType<LaunchUpkeep>();

    private bool IsAnythingForgotten() =>
        _world.Recorder.Launches.Where(record => !record.IsEmpty).SelectMany(record => OrchestrationIds.Of(record.Current))
            .Any(id => _world.Hub.Find(id)?.Status is not (OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running));

    private async Task RunAsync(TimerFunction timer, DateTimeOffset dueAt)
    {
        if (!timer.IsDue(dueAt))
        {
            return;
        }

        _attendedAt = timer.Name == "Attention" ? dueAt : _attendedAt;

        try
        {
            await _world.AnyProcess().RunAsync($"runs {timer.Name}", async process =>
            {
                await process.InvokeAsync(timer.Function, new TimerInfo());
                return true;
            });
        }
        catch (Exception)
        {
            // The next tick comes anyway.
        }

        timer.IsRunning = false;
    }
}
