using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.LocalHost.Durable.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>The official context on top of an <see cref="OrchestrationExecution"/>.</summary>
internal sealed class EngineOrchestrationContext(OrchestrationExecution execution, ILoggerFactory loggers) : TaskOrchestrationContext
{
    private const int MaxCustomStatusBytes = 16 * 1024;

    private int _guids;

    public override TaskName Name => execution.Identity.Name;

    public override string InstanceId => execution.Identity.InstanceId;

    public override string Version => execution.Identity.Version;

    public override ParentOrchestrationInstance? Parent => execution.Identity.Parent;

    public override DateTime CurrentUtcDateTime => execution.Now;

    public override bool IsReplaying => execution.IsReplaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    private static JsonDataConverter Json => JsonDataConverter.Default;

    public override T? GetInput<T>()
        where T : default => Json.Deserialize<T>(execution.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (input is TaskOptions && options is null)
            throw new ArgumentException("Task options were passed as the activity's input; pass them as options.", nameof(input));
        var payload = Json.Serialize(input);
        return Retry.RunAsync(this, options?.Retry, () => Call<TResult>(
            name, id => HistoryEvent.Unrecorded(HistoryEventKind.TaskScheduled, id, name.Name, payload)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var child = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        var payload = Json.Serialize(input);
        return Retry.RunAsync(this, options?.Retry, () => Call<TResult>(
            orchestratorName,
            id => HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationCreated, id, orchestratorName.Name, payload, target: child)));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        execution.EnsureTurn();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        var source = new TaskCompletionSource();
        var due = new DateTimeOffset(fireAt.ToUniversalTime());
        var id = execution.Ask(
            id => HistoryEvent.Unrecorded(HistoryEventKind.TimerCreated, id, fireAt: due),
            new OpenTask(_ => source.TrySetResult(), _ => { }));
        cancellationToken.Register(() =>
        {
            execution.CancelTimer(id);
            source.TrySetCanceled(cancellationToken);
        });
        return source.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        execution.EnsureTurn();
        return execution.Events.Wait(eventName, payload => Json.Deserialize<T>(payload)!, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload) => execution.Ask(
        id => HistoryEvent.Unrecorded(HistoryEventKind.EventSent, id, eventName, Json.Serialize(payload), target: instanceId), null);

    /// <exception cref="ArgumentException">The status is over 16 KB of UTF-16 JSON, the official limit.</exception>
    public override void SetCustomStatus(object? customStatus)
    {
        execution.EnsureTurn();
        var json = Json.Serialize(customStatus);
        if (json is not null && Encoding.Unicode.GetByteCount(json) > MaxCustomStatusBytes)
            throw new ArgumentException("A custom status must not exceed 16 KB of UTF-16 JSON.", nameof(customStatus));
        execution.CustomStatus = json;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        execution.ContinueAsNew(newInput, preserveUnprocessedEvents);

    public override Guid NewGuid()
    {
        execution.EnsureTurn();
        var name = string.Create(CultureInfo.InvariantCulture, $"{InstanceId}_{CurrentUtcDateTime:o}_{_guids++}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }

    public override ILogger CreateReplaySafeLogger(string categoryName) => new ReplaySafeLogger(this, loggers.CreateLogger(categoryName));

    public override ILogger CreateReplaySafeLogger(Type type) => new ReplaySafeLogger(this, loggers.CreateLogger(type));

    public override ILogger CreateReplaySafeLogger<T>() => new ReplaySafeLogger(this, loggers.CreateLogger<T>());

    private Task<TResult> Call<TResult>(TaskName name, Func<int, HistoryEvent> action)
    {
        var source = new TaskCompletionSource<TResult>();
        var id = -1;
        id = execution.Ask(action, new OpenTask(
            payload => Complete(source, payload),
            payload => source.TrySetException(new CallFailedException(name, id, TaskFailure.Parse(payload)))));
        return source.Task;
    }

    private static void Complete<TResult>(TaskCompletionSource<TResult> source, string? payload)
    {
        try
        {
            source.TrySetResult(Json.Deserialize<TResult>(payload)!);
        }
        catch (System.Text.Json.JsonException e)
        {
            source.TrySetException(e);
        }
    }
}
