using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using LaunchControl.Benchmarks.Storage;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Developer;
using LaunchControl.LocalHost.Time;
using Microsoft.Extensions.DependencyInjection;
using SendGrid;

namespace LaunchControl.Benchmarks.Load;

/// <summary>The system in this process, on fresh tables, with eyes where results show.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    // Answers are not held to the OpenAPI document here: that takes more time than giving them.
    private readonly RunningHost _host;

    private BenchHost(RunningHost host) => _host = host;

    public LaunchApi Api { get; private set; } = null!;

    /// <summary>Counts from before the first one.</summary>
    public RecordedSignOffs Recorded { get; } = new();

    public IServiceProvider Services => _host.App.Services;

    public MailWatch Mails => Services.GetRequiredService<MailWatch>();

    /// <summary>The app's own client of its tables: its settings are part of what the storage can do.</summary>
    public TableServiceClient Tables => Services.GetRequiredService<TableServiceClient>();

    public ServiceBusClient ServiceBus => Services.GetRequiredService<ServiceBusClient>();

    /// <summary>Now, for the system.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public static async Task<BenchHost> StartAsync()
    {
        var host = new BenchHost(new RunningHost
        {
            Services = Watch,
            Settings = new[] { "ReadsPerLink", "SubmitsPerLink", "ReadsPerAddress", "SubmitsPerAddress" }.ToDictionary(limit => $"RateLimits:{limit}", _ => "1000000"),
        });
        await host._host.InitializeAsync();
        host.Api = new LaunchApi(host._host.Api.Http.BaseAddress!);
        await host.Api.SignInAsync();
        return host;
    }

    public async Task<Launch> ReadAsync(string launchId) =>
        (await Services.GetRequiredService<ILaunchStore>().ReadAsync(launchId, CancellationToken.None))?.Launch
        ?? throw new InvalidOperationException($"Launch '{launchId}' is gone.");

    /// <summary>Returns once nothing is under way: what was done before is not measured with what comes next.</summary>
    public Task SettleAsync() => Services.GetRequiredService<Quiescence>().WaitAsync();

    public async ValueTask DisposeAsync()
    {
        Recorded.Dispose();
        Api.Dispose();
        await _host.DisposeAsync();

        // The storage keeps everything in memory, and gets slower with what it keeps.
        await BareTables.DropAsync(_host.TablePrefix);
    }

    private static void Watch(IServiceCollection services)
    {
        services.AddSingleton(provider => new MailWatch(ActivatorUtilities.CreateInstance<MailboxClient>(provider)));
        services.AddSingleton<ISendGridClient>(provider => provider.GetRequiredService<MailWatch>());
    }
}
