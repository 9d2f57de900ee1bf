using Azure.Core;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.LocalHost.Developer;
using LaunchControl.LocalHost.Durable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SendGrid;

namespace LaunchControl.LocalHost.Faults;

/// <summary>Puts the faults that were asked for between the app and what is around it.</summary>
internal static class FaultServices
{
    /// <summary>To be called last: it takes the place of what is registered.</summary>
    public static void AddFaults(this IServiceCollection services, IConfiguration configuration)
    {
        var options = FaultOptions.From(configuration);
        services.AddSingleton(options);
        services.AddSingleton<FaultJournal>();
        services.AddSingleton<WriteBoundaries>();
        if (!configuration.GetSection(FaultOptions.Section).Exists())
        {
            return;
        }

        services.AddSingleton<MailboxClient>();
        services.Replace(ServiceDescriptor.Singleton<ISendGridClient, FaultyMailClient>());
        services.AddSingleton<ServiceBusSignOffQueue>();
        services.Replace(ServiceDescriptor.Singleton<ISignOffQueue, BoundedSignOffQueue>());
        services.AddSingleton<ServiceBusLaunchEvents>();
        services.Replace(ServiceDescriptor.Singleton<ILaunchEvents, BoundedLaunchEvents>());
        services.Replace(ServiceDescriptor.Singleton(provider => Tables(provider.GetRequiredService<IOptions<TablesOptions>>().Value.Timeout, provider.GetRequiredService<WriteBoundaries>())));
    }

    public static void Bind(this DurableTaskEngineOptions engine, FaultOptions options, WriteBoundaries boundaries)
    {
        engine.MostPages = options.EnginePages;
        var number = 0L;

        // Both stages of a commit come one after the other, on one thread.
        engine.OnCommit = (_, stage) =>
        {
            if (stage == CommitStage.Before)
            {
                number = boundaries.Before("engine commit");
            }
            else
            {
                boundaries.After(number, "engine commit");
            }
        };
    }

    private static TableClientOptions Tables(TimeSpan timeout, WriteBoundaries boundaries)
    {
        var tables = Retries.Tables(timeout);
        tables.AddPolicy(new WriteBoundaryPolicy(boundaries), HttpPipelinePosition.PerRetry);
        return tables;
    }
}
