using LaunchControl.Benchmarks.Running;
using LaunchControl.LocalHost.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaunchControl.Benchmarks.Engine;

/// <summary>The engine of LocalHost alone, on a file, with orchestrators that do next to nothing.</summary>
internal sealed class MeasuredEngine : IAsyncDisposable
{
    public const string OneActivity = "one";
    public const string EventOrTimer = "wait";
    public const string ManyEvents = "many";
    private const string Activity = "work";
    private const string Event = "wake";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DurableTaskEngine _engine;
    private long _commits;

    private MeasuredEngine(string folder) => _engine = new DurableTaskEngine(
        new DurableTaskEngineOptions
        {
            DatabasePath = Path.Combine(folder, $"{Guid.NewGuid():N}.db"),
            OnCommit = (_, stage) => _ = stage == CommitStage.After ? Interlocked.Increment(ref _commits) : 0,
        },
        new DurableTaskCatalog()
            .AddOrchestrator(OneActivity, async context => await context.CallActivityAsync<int>(Activity))
            .AddOrchestrator(EventOrTimer, WaitAsync)
            .AddOrchestrator(ManyEvents, CountAsync)
            .AddActivity(Activity, (_, _) => Task.FromResult<object?>(1)),
        TimeProvider.System,
        NullLoggerFactory.Instance);

    /// <summary>Durable commits so far.</summary>
    public long Commits => Volatile.Read(ref _commits);

    public static async Task<MeasuredEngine> StartAsync(string folder)
    {
        var engine = new MeasuredEngine(folder);
        await engine._engine.StartAsync(CancellationToken.None);
        return engine;
    }

    /// <summary>Starts instances, all at once.</summary>
    public async Task<IReadOnlyList<string>> ScheduleAsync(string orchestrator, int count, object? input = null) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => _engine.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input)));

    public Task RaiseAsync(string id) => _engine.Client.RaiseEventAsync(id, Event, 1);

    public async Task EndAsync(string id)
    {
        var ended = await _engine.Client.WaitForInstanceCompletionAsync(id, false, CancellationToken.None).WaitAsync(Patience);
        InvalidMeasurementException.Require(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"An instance ended as {ended.RuntimeStatus}.");
    }

    /// <summary>Returns once nothing is under way.</summary>
    public Task IdleAsync() => _engine.WaitUntilIdleAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static async Task<object?> WaitAsync(TaskOrchestrationContext context)
    {
        using var decided = new CancellationTokenSource();
        var timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), decided.Token);
        await Task.WhenAny(timer, context.WaitForExternalEvent<int>(Event));
        decided.Cancel(); // not CancelAsync: an orchestrator awaits nothing but its context's tasks
        return await context.CallActivityAsync<int>(Activity);
    }

    private static async Task<object?> CountAsync(TaskOrchestrationContext context)
    {
        var sum = 0;
        for (var number = context.GetInput<int>(); number > 0; number--)
        {
            sum += await context.WaitForExternalEvent<int>(Event);
        }

        return sum;
    }
}
