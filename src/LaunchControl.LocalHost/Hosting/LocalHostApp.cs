using LaunchControl.LocalHost.Broker;
using LaunchControl.LocalHost.Developer;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Functions;
using LaunchControl.LocalHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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
        builder.Services.AddLocalHost(builder.Configuration, options);
        var app = builder.Build();
        Map(app);
        await app.StartAsync(cancellationToken);
        return new LocalHostApp(app, broker);
    }

    /// <summary>Completes when the orchestrations' histories can't be stored any more; never otherwise.</summary>
    public Task<Exception> EngineFailure => Services.GetRequiredService<DurableTriggers>().Engine.Failure;

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

        // A start that fails is told once, in plain words, by whoever started us.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    private static void Map(WebApplication app)
    {
        app.UseFunctionsRouting();
        app.MapFunctions(app.Services.GetRequiredService<FunctionCatalog>(), app.Services.GetRequiredService<FunctionInvoker>(), app.Services.GetRequiredService<HostSettings>().RoutePrefix);
        app.MapDeveloperEndpoints();
    }
}
