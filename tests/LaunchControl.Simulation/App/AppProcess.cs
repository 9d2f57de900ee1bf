using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Launches;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Functions;
using LaunchControl.Simulation.Checks;
using LaunchControl.Simulation.Durable;
using LaunchControl.Simulation.Faults;
using LaunchControl.Simulation.Mails;
using LaunchControl.Simulation.Probes;
using LaunchControl.Simulation.Queues;
using LaunchControl.Simulation.Scheduling;
using LaunchControl.Simulation.Tables;
using LaunchControl.Simulation.Webhooks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Simulation.App;

/// <summary>One instance of the app: the real services, over the simulated outside. A crash leaves nothing of it.</summary>
internal sealed class AppProcess
{
    private readonly World _world;
    private readonly Strand _strand;
    private readonly ServiceProvider _services;
    private readonly FunctionInvoker _invoker;
    private readonly List<Action> _onCrash = [];

    public AppProcess(World world, string name)
    {
        _world = world;
        _strand = new Strand(world.Scheduler, name);
        Outside = new Outside(_strand, world.Faults, Crash);
        Orchestrations = new SimulatedDurableClient(world.Hub, Outside);
        _services = Compose().BuildServiceProvider();
        _invoker = new FunctionInvoker(_services, () => Orchestrations);
    }

    public string Name => _strand.Name;

    public bool IsDead => _strand.IsDead;

    public Outside Outside { get; }

    public DurableTaskClient Orchestrations { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Has the process do something for somebody outside.</summary>
    /// <exception cref="ProcessCrashedException">It crashed meanwhile, or had before.</exception>
    public Task<T> RunAsync<T>(string what, Func<AppProcess, Task<T>> work)
    {
        var answer = new TaskCompletionSource<T>();
        if (IsDead)
        {
            answer.SetException(new ProcessCrashedException(Name));
            return answer.Task;
        }

        void OnCrash() => Tell($"{Name} is gone", () => answer.TrySetException(new ProcessCrashedException(Name)));
        _onCrash.Add(OnCrash);
        _world.Scheduler.Add(_strand, what, () => _ = AnswerAsync(what, work, answer, OnCrash));
        return answer.Task;
    }

    /// <summary>Runs a function as its trigger does.</summary>
    public Task InvokeAsync(FunctionDescriptor function, params object[] arguments) =>
        _invoker.InvokeAsync(function, parameter => Array.Find(arguments, parameter.ParameterType.IsInstanceOfType) ?? FunctionInvoker.CannotBind(parameter), CancellationToken.None);

    /// <returns>The result as JSON.</returns>
    public async Task<string?> RunActivityAsync(ActivityInvocation call)
    {
        var function = AppServices.Functions.With<ActivityTriggerAttribute>().First(function => function.Name == call.Name);
        var output = await _invoker.InvokeAsync(
            function, parameter => parameter == function.TriggerParameter ? call.GetInput(parameter.ParameterType) : FunctionInvoker.CannotBind(parameter), CancellationToken.None);
        return JsonDataConverter.Default.Serialize(output);
    }

    private async Task AnswerAsync<T>(string what, Func<AppProcess, Task<T>> work, TaskCompletionSource<T> answer, Action onCrash)
    {
        try
        {
            var result = await work(this);
            Tell($"{Name} answers: {what}", () => answer.TrySetResult(result));
        }
        catch (Exception exception)
        {
            Tell($"{Name} fails: {what}: {exception.Message}", () => answer.TrySetException(exception));
        }

        _onCrash.Remove(onCrash);
    }

    private void Tell(string what, Action give) => _world.Scheduler.Add(_world.Strand, what, give);

    private void Crash()
    {
        _strand.Die();
        _world.Lost(this);
        _onCrash.ForEach(tell => tell());
        _onCrash.Clear();
    }

    private IServiceCollection Compose()
    {
        var services = AppServices.NewServices();
        services.AddSingleton<TimeProvider>(new StrandTime(_world.Scheduler, _strand));
        services.AddSingleton<Randomness>(new SeededRandomness(_world.Dice));
        services.AddSingleton<TableServiceClient>(new SimulatedTableService(_world.Tables, Outside, _world.Recorder));
        services.AddSingleton<TableLaunchStore>();
        services.AddSingleton<ILaunchStore>(provider => new WatchedStore(provider.GetRequiredService<TableLaunchStore>(), _world.Faults));
        services.AddSingleton<ServiceBusClient>(new SimulatedServiceBus(_world, Outside));
        services.AddSingleton<LaunchLocks, SimulatedLocks>();
        services.AddSingleton<IMailSender>(new SimulatedMailSender(_world.Recorder, Outside));
        services.AddSingleton<IWebhookPost>(new SimulatedReceiver(_world, Outside));
        services.AddSingleton<IHttpProbe>(new SimulatedProbe(_world, Outside));
        return services;
    }
}
