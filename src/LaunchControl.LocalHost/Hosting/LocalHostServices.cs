using Azure.Messaging.ServiceBus;
using LaunchControl.Functions;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.LocalHost.Broker;
using LaunchControl.LocalHost.Developer;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Faults;
using LaunchControl.LocalHost.Functions;
using LaunchControl.LocalHost.ServiceBus;
using LaunchControl.LocalHost.Time;
using LaunchControl.LocalHost.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SendGrid;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>Composes LocalHost: the app, and what Azure would give around it.</summary>
internal static class LocalHostServices
{
    public static void AddLocalHost(this IServiceCollection services, IConfiguration configuration, LocalHostOptions options)
    {
        services.AddTime(options);
        services.AddSingleton(new Mailbox(options.PathOf("mailbox.db")));
        services.AddSingleton<ISendGridClient, MailboxClient>();
        options.Services?.Invoke(services);
        services.AddLaunchControl(configuration);
        services.AddTriggers(options);
        services.AddRazorComponents();
        services.AddFaults(configuration);
    }

    private static void AddTime(this IServiceCollection services, LocalHostOptions options)
    {
        var clockFile = new ClockFile(options.PathOf("clock"));
        services.AddSingleton(clockFile);
        services.AddSingleton(new VirtualClock(clockFile.Read()));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<VirtualClock>());
        services.AddSingleton<Quiescence>();
        services.AddSingleton<TimeTravel>();
    }

    private static void AddTriggers(this IServiceCollection services, LocalHostOptions options)
    {
        services.AddSingleton(new FunctionCatalog(typeof(LaunchControlServices).Assembly));
        services.AddSingleton(provider => new FunctionInvoker(provider, () => provider.GetRequiredService<DurableTriggers>().Client));
        services.AddSingleton(HostSettings.Read());
        services.AddSingleton(provider =>
        {
            var host = provider.GetRequiredService<HostSettings>();
            var engine = new DurableTaskEngineOptions
            {
                DatabasePath = options.PathOf("orchestrations.db"),
                MaxConcurrentActivities = host.MaxConcurrentActivities,
                DefaultVersion = host.OrchestrationVersion,
            };
            engine.Bind(provider.GetRequiredService<FaultOptions>(), provider.GetRequiredService<WriteBoundaries>());
            return engine;
        });
        services.AddSingleton(provider => new QueueInspector(
            provider.GetRequiredService<ServiceBusClient>(),
            QueueNames.All,
            [.. options.Subscriptions.Select(name => SubscriptionOptions.PathOf(TopicNames.LaunchEvents, name))]));
        services.AddTrigger<DurableTriggers>();
        services.AddSingleton<TriggerClient>();
        services.AddTrigger<ServiceBusTriggers>();
        services.AddTrigger<TimerTriggers>();
    }

    private static void AddTrigger<T>(this IServiceCollection services)
        where T : class, IHostedService, IWorkProbe
    {
        services.AddSingleton<T>();
        services.AddSingleton<IWorkProbe>(provider => provider.GetRequiredService<T>());
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
