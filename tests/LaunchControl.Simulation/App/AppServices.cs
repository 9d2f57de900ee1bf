using LaunchControl.Functions;
using LaunchControl.LocalHost.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Simulation.App;

/// <summary>The app as Program.cs composes it, before a process puts the simulated outside in place of the real one.</summary>
internal static class AppServices
{
    private static readonly IServiceCollection Template = Compose();

    public static FunctionCatalog Functions { get; } = new(typeof(LaunchControlServices).Assembly);

    public static IServiceCollection NewServices()
    {
        var services = new ServiceCollection();
        foreach (var service in Template)
        {
            ((IServiceCollection)services).Add(service);
        }

        return services;
    }

    private static ServiceCollection Compose()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Site:BaseAddress"] = "https://launch.contoso.example/",
            ["Tables:ConnectionString"] = "UseDevelopmentStorage=true",
            ["ServiceBus"] = "Endpoint=sb://localhost",
            ["Mail:From"] = "launches@contoso.example",
            ["Mail:SendGridApiKey"] = "none",
            ["Attention:DailyCap"] = "1000", // a few people get the mail of many launches
            ["SignOffLinks:ActiveKey"] = "a",
            ["SignOffLinks:Keys:a"] = Convert.ToBase64String(new byte[32]),
            ["Webhooks:ActiveKey"] = "a",
            ["Webhooks:Keys:a"] = Convert.ToBase64String(new byte[32]),
        };
        var services = new ServiceCollection();
        services.AddLaunchControl(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.None));
        return services;
    }
}
