using System.Reflection;
using Azure.Messaging.ServiceBus;
using LaunchControl.LocalHost.Faults;
using LaunchControl.LocalHost.Functions;
using LaunchControl.LocalHost.Hosting;
using LaunchControl.LocalHost.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.ServiceBus;

/// <summary>Runs Service Bus functions on messages that the official client receives.</summary>
public sealed partial class ServiceBusTriggers(
    FunctionCatalog catalog,
    FunctionInvoker invoker,
    TriggerClient client,
    QueueInspector queues,
    HostSettings host,
    WriteBoundaries boundaries,
    ILogger<ServiceBusTriggers> logger) : IHostedService, IWorkProbe
{
    private readonly List<ServiceBusProcessor> _processors = [];
    private int _running;

    public string Name => "A queue";

    public async Task<bool> IsIdleAsync() => Volatile.Read(ref _running) == 0 && !await queues.HasActiveAsync();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var function in catalog.With<ServiceBusTriggerAttribute>())
        {
            var trigger = (ServiceBusTriggerAttribute)function.Trigger;
            var processor = client.Value.CreateProcessor(trigger.QueueName, new ServiceBusProcessorOptions
            {
                AutoCompleteMessages = CompletesByItself(function.TriggerParameter),
                MaxConcurrentCalls = host.MaxConcurrentCalls,
                PrefetchCount = host.PrefetchCount,
            });
            processor.ProcessMessageAsync += args => RunAsync(function, args);
            processor.ProcessErrorAsync += OnErrorAsync;
            _processors.Add(processor);
            await processor.StartProcessingAsync(cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var processor in _processors)
        {
            await processor.DisposeAsync();
        }
    }

    private async Task RunAsync(FunctionDescriptor function, ProcessMessageEventArgs args)
    {
        Interlocked.Increment(ref _running);
        try
        {
            await invoker.InvokeAsync(
                function,
                parameter => parameter.ParameterType == typeof(ServiceBusReceivedMessage) ? args.Message
                    : parameter.ParameterType == typeof(ServiceBusMessageActions) ? new LocalMessageActions(args, boundaries)
                    : FunctionInvoker.CannotBind(parameter),
                args.CancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    // Unset means that the host completes the message, although the attribute's own default is false.
    private static bool CompletesByItself(ParameterInfo parameter) =>
        parameter.CustomAttributes
            .Single(attribute => attribute.AttributeType == typeof(ServiceBusTriggerAttribute)).NamedArguments
            .FirstOrDefault(argument => argument.MemberName == nameof(ServiceBusTriggerAttribute.AutoCompleteMessages)).TypedValue.Value is not false;

    private Task OnErrorAsync(ProcessErrorEventArgs args)
    {
        LogError(args.Exception, args.EntityPath, args.ErrorSource.ToString());
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Warning, Message = "Queue {Queue}: {Source} failed.")]
    private partial void LogError(Exception exception, string queue, string source);
}
