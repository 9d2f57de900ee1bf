using LaunchControl.LocalHost.Functions;
using LaunchControl.LocalHost.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NCrontab;

namespace LaunchControl.LocalHost.Timers;

/// <summary>Runs timer functions by their schedule, and on demand.</summary>
/// <remarks>
/// While time is being moved, a schedule of an hour or less runs once at the end of the move, past due, as it would after an outage;
/// a longer one runs at each of its times. A function that throws waits for its next time.
/// </remarks>
public sealed partial class TimerTriggers(FunctionCatalog catalog, FunctionInvoker invoker, VirtualClock clock, ILogger<TimerTriggers> logger)
    : IHostedService, IWorkProbe, IDisposable
{
    private static readonly TimeSpan Frequent = TimeSpan.FromHours(1);

    private readonly List<ITimer> _timers = [];
    private readonly CancellationTokenSource _stopping = new();
    private int _running;

    public string Name => "A timer function";

    public Task<bool> IsIdleAsync() => Task.FromResult(Volatile.Read(ref _running) == 0);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var function in catalog.With<TimerTriggerAttribute>())
        {
            var trigger = (TimerTriggerAttribute)function.Trigger;
            var schedule = CrontabSchedule.Parse(trigger.Schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
            Arm(function, schedule);
            if (trigger.RunOnStartup)
            {
                _ = RunAsync(function, isPastDue: false);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Runs a timer function now.</summary>
    /// <returns>False for an unknown name.</returns>
    public async Task<bool> TryRunAsync(string name)
    {
        var function = catalog.With<TimerTriggerAttribute>().FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (function is not null)
        {
            await RunAsync(function, isPastDue: false);
        }

        return function is not null;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timers.ForEach(timer => timer.Dispose());
        await _stopping.CancelAsync();
    }

    public void Dispose() => _stopping.Dispose();

    private void Arm(FunctionDescriptor function, CrontabSchedule schedule)
    {
        VirtualTimer? timer = null;
        var isPastDue = false;
        timer = clock.CreateTimer(() =>
        {
            _ = RunAsync(function, isPastDue);
            timer!.FireAt(Next(schedule, out isPastDue));
        });
        _timers.Add(timer);
        timer.FireAt(Next(schedule, out isPastDue));
    }

    private DateTimeOffset Next(CrontabSchedule schedule, out bool isPastDue)
    {
        var now = clock.GetUtcNow();
        var next = new DateTimeOffset(schedule.GetNextOccurrence(now.UtcDateTime), TimeSpan.Zero);
        isPastDue = clock.Destination > next && next - now <= Frequent;
        return isPastDue ? clock.Destination!.Value : next;
    }

    private async Task RunAsync(FunctionDescriptor function, bool isPastDue)
    {
        Interlocked.Increment(ref _running);
        try
        {
            await invoker.InvokeAsync(
                function,
                parameter => parameter.ParameterType == typeof(TimerInfo) ? new TimerInfo { IsPastDue = isPastDue } : FunctionInvoker.CannotBind(parameter),
                _stopping.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception, function.Name);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "Timer function {Function} failed; it runs again at its next time.")]
    private partial void LogFailed(Exception exception, string function);
}
