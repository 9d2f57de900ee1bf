using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Durable.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LaunchControl.LocalHost.Tests.Durable;

/// <summary>An engine with orchestrators written in a test; can crash and start again on the same file.</summary>
internal sealed class EngineDriver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"launchcontrol-engine-{Guid.NewGuid():N}.db");
    private DurableTaskEngine? _engine;

    public DurableTaskCatalog Catalog { get; private set; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));

    public Action<long, CommitStage>? OnCommit { get; set; }

    public DurableTaskEngine Engine => _engine ?? throw new InvalidOperationException("The engine is not running.");

    public DurableTaskClient Client => Engine.Client;

    public EngineDriver Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> code)
    {
        Catalog.AddOrchestrator(name, code);
        return this;
    }

    public EngineDriver Activity(string name, Func<ActivityInvocation, object?> code)
    {
        Catalog.AddActivity(name, (call, _) => Task.FromResult(code(call)));
        return this;
    }

    public async Task StartAsync()
    {
        _engine = new DurableTaskEngine(
            new DurableTaskEngineOptions { DatabasePath = _path, OnCommit = OnCommit }, Catalog, Time, NullLoggerFactory.Instance);
        await _engine.StartAsync(CancellationToken.None);
    }

    /// <summary>Stops as a crash would, and starts again on what was stored.</summary>
    public async Task RestartAsync()
    {
        await Engine.DisposeAsync();
        await StartAsync();
    }

    /// <summary>The same with other code, as after a deployment.</summary>
    public async Task RedeployAsync(DurableTaskCatalog catalog)
    {
        Catalog = catalog;
        await RestartAsync();
    }

    public async Task<string> ScheduleAsync(string orchestrator, object? input = null, string? id = null) =>
        await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(InstanceId: id));

    public Task IdleAsync() => Engine.WaitUntilIdleAsync(CancellationToken.None).WaitAsync(Patience);

    public async Task AdvanceAsync(TimeSpan by)
    {
        await IdleAsync();
        Time.Advance(by);
        await IdleAsync();
    }

    public async Task<OrchestrationMetadata> GetAsync(string id) => (await Client.GetInstanceAsync(id, true))!;

    public async Task<OrchestrationMetadata> EndAsync(string id) =>
        await Client.WaitForInstanceCompletionAsync(id, true, CancellationToken.None).WaitAsync(Patience);

    /// <summary>Runs an orchestrator to its end, and gives its output.</summary>
    public async Task<T?> RunAsync<T>(string orchestrator, object? input = null)
    {
        var ended = await EndAsync(await ScheduleAsync(orchestrator, input));
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ErrorMessage);
        return ended.ReadOutputAs<T>();
    }

    public IEnumerable<HistoryEventKind> Kinds(string id) => Engine.ReadHistory(id).Select(happened => happened.Kind);

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        foreach (var file in new[] { _path, _path + "-wal", _path + "-shm" })
        {
            File.Delete(file);
        }
    }
}
