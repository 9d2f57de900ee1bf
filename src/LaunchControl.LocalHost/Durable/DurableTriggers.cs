using System.Reflection;
using LaunchControl.LocalHost.Functions;
using LaunchControl.LocalHost.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Durable;

/// <summary>Runs orchestrator and activity functions on the engine.</summary>
public sealed class DurableTriggers : IHostedService, IWorkProbe, IAsyncDisposable
{
    private readonly DurableTaskEngine _engine;

    public DurableTriggers(FunctionCatalog catalog, FunctionInvoker invoker, DurableTaskEngineOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var tasks = new DurableTaskCatalog();
        foreach (var function in catalog.With<OrchestrationTriggerAttribute>())
        {
            tasks.AddOrchestrator(function.Name, context => FunctionInvoker.InvokeOrchestratorAsync(function, context));
        }

        foreach (var function in catalog.With<ActivityTriggerAttribute>())
        {
            tasks.AddActivity(function.Name, (call, cancellationToken) => invoker.InvokeAsync(function, parameter => Bind(parameter, call), cancellationToken));
        }

        _engine = new DurableTaskEngine(options, tasks, time, loggers);
    }

    public string Name => "An orchestration";

    public DurableTaskEngine Engine => _engine;

    public DurableTaskClient Client => _engine.Client;

    public Task<bool> IsIdleAsync() => Task.FromResult(_engine.IsIdle);

    public Task StartAsync(CancellationToken cancellationToken) => _engine.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static object? Bind(ParameterInfo parameter, ActivityInvocation call) =>
        parameter.GetCustomAttribute<ActivityTriggerAttribute>() is not null ? call.GetInput(parameter.ParameterType) : FunctionInvoker.CannotBind(parameter);
}
