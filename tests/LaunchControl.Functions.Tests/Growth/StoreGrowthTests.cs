using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Portfolios;
using LaunchControl.Functions.Tests.Counting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.Growth;

/// <summary>What is asked of storage does not grow with the launches that are over: ten thousand cost what a hundred do.</summary>
[Collection(GrowthCollection.Name)]
public sealed class StoreGrowthTests(ITestOutputHelper output)
{
    private const int Few = 100;
    private const int Many = 10_000;

    // Rows that one answer of Table Storage holds at most.
    private const int RowsOfAnswer = 1_000;

    private static readonly string[] Timers = ["Watchdog", "Patrol", "Attention", "SendStatusMails"];

    [Fact]
    public async Task Ten_thousand_launches_cost_timers_and_the_portfolio_what_a_hundred_do()
    {
        await using var host = await CountedHost.StartAsync();
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("like"));
        await host.ToNextNightAsync();
        var launches = new ManyLaunches(host.Host);
        await launches.AddAsync(launch.Id, Few);
        var few = await MeasureAsync(host, Few);

        await launches.AddAsync(launch.Id, Many - Few);
        var many = await MeasureAsync(host, Many);

        Assert.Equal(few, many);
    }

    private async Task<IReadOnlyList<string>> MeasureAsync(CountedHost host, int launches)
    {
        List<string> all = [];
        foreach (var timer in Timers)
        {
            // Never at a time at which it runs by itself.
            await host.AwayFromTimersAsync();
            all.Add(await CountAsync(host, timer, () => host.Api.PostAsync($"admin/functions/{timer}", expected: System.Net.HttpStatusCode.Accepted)));
        }

        await PortfolioAsync(host, launches, all);
        output.WriteLine($"{launches} launches: {string.Join("; ", all)}");
        return all;
    }

    private static async Task PortfolioAsync(CountedHost host, int launches, List<string> all)
    {
        var clock = new FakeTimeProvider();
        var index = new AgedIndex(host.Host.App.Services.GetRequiredService<ILaunchIndex>());
        var reader = new PortfolioReader(index, new LaunchBook(), clock, NullLogger<PortfolioReader>.Instance);

        // Each process reads the index once as a whole.
        var before = host.Storage;
        Assert.Equal(launches + 1, (await reader.ReadAsync(CancellationToken.None)).All(new LaunchFilter(), default).Count());
        Assert.Equal((launches / RowsOfAnswer) + 1, host.Storage.Calls - before.Calls);

        all.Add(await CountAsync(host, "first page", async () => Assert.Equal(50, (await LaterAsync()).Page(new LaunchFilter(), default, 50).Items.Count)));
        all.Add(await CountAsync(host, "filtered page", async () => Assert.NotEmpty((await LaterAsync()).Page(new LaunchFilter { Owner = "rare@contoso.example" }, default, 50).Items)));

        Task<Portfolio> LaterAsync()
        {
            // Long enough ago that what is in memory has to be read again, so that whoever asks waits for that.
            clock.Advance(PortfolioReader.UsableFor + TimeSpan.FromSeconds(1));
            return reader.ReadAsync(CancellationToken.None);
        }
    }

    private static async Task<string> CountAsync(CountedHost host, string what, Func<Task> act)
    {
        await host.RestAsync();
        var before = host.Storage;
        await act();
        await host.RestAsync();
        return $"{what}: {host.Storage.Calls - before.Calls} calls, {host.Storage.Rows - before.Rows} rows";
    }
}
