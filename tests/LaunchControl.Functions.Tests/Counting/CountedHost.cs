using Azure.Core;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.LocalHost.Broker;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.Counting;

/// <summary>A host that counts what it asks of storage, of its broker and of its engine.</summary>
internal sealed class CountedHost : IAsyncDisposable
{
    private readonly ServiceBusBroker _broker;
    private readonly StorageCounter _counter;

    private CountedHost(ServiceBusBroker broker, bool countsLooks)
    {
        var prefix = $"t{Guid.NewGuid().ToString("N")[..12]}";
        (_broker, _counter) = (broker, new StorageCounter(prefix, countsLooks));
        Host = new RunningHost { ServiceBus = broker.ConnectionString, TablePrefix = prefix, Services = Count };
    }

    public RunningHost Host { get; }

    public LaunchApi Api => Host.Api;

    public StorageTotals Storage => _counter.Totals;

    public DurableTaskEngine Engine => Host.App.Services.GetRequiredService<DurableTriggers>().Engine;

    /// <param name="countsLooks">Whether to count what GET requests ask of storage.</param>
    public static async Task<CountedHost> StartAsync(bool countsLooks = false)
    {
        var broker = new ServiceBusBroker(new BrokerOptions().ForLaunchControl(TimeSpan.FromSeconds(30)), TimeProvider.System, NullLoggerFactory.Instance);
        await broker.StartAsync(CancellationToken.None);
        var host = new CountedHost(broker, countsLooks);
        await host.Host.InitializeAsync();
        return host;
    }

    /// <summary>Counts what comes of an action until everything rests again, with the calls of storage by table.</summary>
    public async Task<(Counts Counts, string Calls)> CountAsync(Func<Task> act)
    {
        await RestAsync();
        var before = Totals();
        await act();
        await RestAsync();
        var after = Totals();
        return (Counts.Between(before, after), after.Storage.Since(before.Storage));
    }

    /// <summary>Returns when nothing is under way.</summary>
    public Task RestAsync() => Host.App.Services.GetRequiredService<Quiescence>().WaitAsync();

    /// <summary>Moves time to ten seconds after a minute, so that no timer function comes in between for a while.</summary>
    public async Task AwayFromTimersAsync()
    {
        var now = await SmallLaunch.NowAsync(Api);
        await Api.MoveToAsync(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddSeconds(70));
    }

    /// <summary>Moves time to an hour of the next night, in which nobody is sent a digest, away from timers.</summary>
    public async Task ToNextNightAsync()
    {
        var tomorrow = (await SmallLaunch.NowAsync(Api)).UtcDateTime.Date.AddDays(1);
        await Api.MoveToAsync(new DateTimeOffset(tomorrow, TimeSpan.Zero).AddHours(3).AddSeconds(70));
    }

    public async ValueTask DisposeAsync()
    {
        // Clients first: one that closes after the broker waits for answers.
        await Host.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private Counts.Totals Totals() => new(_counter.Totals, _broker.Traffic, Engine.Writes);

    private void Count(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(provider =>
        {
            var options = Retries.Tables(provider.GetRequiredService<IOptions<TablesOptions>>().Value.Timeout);
            options.AddPolicy(_counter, HttpPipelinePosition.PerRetry);
            return options;
        });
    }
}
