using System.Reflection;
using System.Text.Json;
using LaunchControl.Functions;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.LocalHost.Broker;
using LaunchControl.LocalHost.Developer;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Functions;
using LaunchControl.LocalHost.Http;
using LaunchControl.LocalHost.ServiceBus;
using LaunchControl.LocalHost.Time;
using LaunchControl.LocalHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SendGrid;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>The functions of LaunchControl in one process, with everything that Azure would give around them.</summary>
public sealed class LocalHostApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServiceBusBroker? _broker;

    private LocalHostApp(WebApplication app, ServiceBusBroker? broker) => (_app, _broker) = (app, broker);

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts serving. Returns once everything is ready.</summary>
    public static async Task<LocalHostApp> StartAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        if (options.DataDirectory is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "LaunchControl.LocalHost", ContentRootPath = AppContext.BaseDirectory });
        ConfigureLogging(builder);
        ServiceBusBroker? broker = null;
        if (options.ServiceBus is null)
        {
            using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
            broker = await EmbeddedBroker.StartAsync(options, loggers, cancellationToken);
        }

        var secrets = LocalSecrets.LoadOrCreate(options.PathOf("keys.json"));
        var settings = LocalSettings.For(options, secrets, options.ServiceBus ?? broker!.ConnectionString);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = settings });
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}", $"http://[::1]:{options.Port}");
        AddServices(builder, options);
        var app = builder.Build();
        Map(app);
        await app.StartAsync(cancellationToken);
        return new LocalHostApp(app, broker);
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }
    }

    private static void ConfigureLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
    }

    private static void AddServices(WebApplicationBuilder builder, LocalHostOptions options)
    {
        var services = builder.Services;
        var clockFile = new ClockFile(options.PathOf("clock"));
        services.AddSingleton(clockFile);
        services.AddSingleton(new VirtualClock(clockFile.Read()));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<VirtualClock>());
        services.AddSingleton(new Mailbox(options.PathOf("mailbox.db")));
        services.AddSingleton<ISendGridClient, MailboxClient>();
        services.AddLaunchControl(builder.Configuration);

        services.AddSingleton(new FunctionCatalog(typeof(LaunchControlServices).Assembly));
        services.AddSingleton(provider => new FunctionInvoker(provider, () => provider.GetRequiredService<DurableTriggers>().Client));
        services.AddSingleton(new DurableTaskEngineOptions { DatabasePath = options.PathOf("orchestrations.db") });
        services.AddSingleton(provider => new QueueInspector(provider.GetRequiredService<Azure.Messaging.ServiceBus.ServiceBusClient>(), [QueueNames.GateSignOffs]));
        services.AddTrigger<DurableTriggers>();
        services.AddTrigger<ServiceBusTriggers>();
        services.AddTrigger<TimerTriggers>();
        services.AddSingleton<Quiescence>();
        services.AddSingleton<TimeTravel>();
        services.AddRazorComponents();
    }

    private static void AddTrigger<T>(this IServiceCollection services)
        where T : class, IHostedService, IWorkProbe
    {
        services.AddSingleton<T>();
        services.AddSingleton<IWorkProbe>(provider => provider.GetRequiredService<T>());
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }

    private static void Map(WebApplication app)
    {
        app.UseFunctionsRouting();
        app.MapFunctions(app.Services.GetRequiredService<FunctionCatalog>(), app.Services.GetRequiredService<FunctionInvoker>(), RoutePrefix());
        app.MapDeveloperEndpoints();
    }

    // As the host reads it: "api" unless host.json says otherwise.
    private static string RoutePrefix()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        return host.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix) ? prefix.GetString()!.Trim('/') : "api";
    }
}
