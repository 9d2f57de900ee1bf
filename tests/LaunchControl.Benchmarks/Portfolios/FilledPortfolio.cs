using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Benchmarks.Portfolios;

/// <summary>A host whose index holds many launches: one real one of 12 gates and 60 items, and rows like its own.</summary>
internal sealed class FilledPortfolio : IAsyncDisposable
{
    private const int Gates = 11;
    private const int Items = 60;
    private const int PageSize = 50;
    private const int AtATime = 16;

    // How far back the list looks for rows that came late, and a little more.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(65);

    private readonly BenchHost _host;
    private readonly string _cookie;

    private FilledPortfolio(BenchHost host, int size, string launchId, string cookie) => (_host, Size, LaunchId, _cookie) = (host, size, launchId, cookie);

    public int Size { get; }

    public string LaunchId { get; }

    /// <param name="settles">
    /// Wait until the rows count as old. Rows that were just written are read again and again, since others of that time may still show up; nobody starts
    /// thousands of launches in a minute.
    /// </param>
    public static async Task<FilledPortfolio> StartAsync(int size, bool settles)
    {
        var host = await BenchHost.StartAsync();
        var playbook = new TestPlaybook("portfolio");
        for (var gate = 0; gate < Gates; gate++)
        {
            var (first, beyond) = (gate * Items / Gates, (gate + 1) * Items / Gates);
            JsonObject[] items = [.. Enumerable.Range(first, beyond - first).Select(item => TestPlaybook.Item(string.Create(CultureInfo.InvariantCulture, $"i{item}")))];
            var id = string.Create(CultureInfo.InvariantCulture, $"g{gate}");
            playbook = gate < Gates - 1 ? playbook.InFirst(id, items) : playbook.InSecond(id, items);
        }

        var launch = await host.ReadAsync((await SmallLaunch.StartAsync(host.Api, playbook)).Id);
        InvalidMeasurementException.Require(launch.Gates.Count == Gates + 1 && launch.Gates.Sum(gate => gate.Items.Count) == Items, "The launch is not of 12 gates and 60 items.");
        await Timing.RateAsync([.. Enumerable.Range(1, size - 2)], AtATime, number => AddAsync(host, launch, number));
        if (settles)
        {
            await Task.Delay(Settling, TimeProvider.System);
        }

        await AddAsync(host, launch, 0);
        var token = await host.Api.TokenAsync(StartRequest.Owner, "Launch.Manage");
        return new FilledPortfolio(host, size, launch.Id, $"{PagePrincipal.DevelopmentCookie}={token}");
    }

    /// <summary>GET, signed in for the API and for pages.</summary>
    public async Task GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", _cookie } } };
        using var answer = await _host.Api.Http.SendAsync(request);
        InvalidMeasurementException.Require(answer.StatusCode == System.Net.HttpStatusCode.OK, $"{path} was answered with {answer.StatusCode}.");
    }

    /// <summary>The first page has as many launches as a page holds.</summary>
    public async Task RequireFullPageAsync()
    {
        var page = await _host.Api.GetAsync("api/launches");
        InvalidMeasurementException.Require(page["items"]!.AsArray().Count == PageSize, $"The first page has {page["items"]!.AsArray().Count} launches, not {PageSize}.");
    }

    /// <summary>Reads one page of the index and no more.</summary>
    public async Task ReadBarePageAsync()
    {
        var table = _host.Services.GetRequiredService<LaunchControlTables>().LaunchIndex;
        await foreach (var page in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"launches"}"), PageSize).AsPages())
        {
            InvalidMeasurementException.Require(page.Values.Count == PageSize, $"A bare page has {page.Values.Count} rows, not {PageSize}.");
            return;
        }
    }

    /// <summary>Reads the state rows of the real launch.</summary>
    public async Task ReadBareLaunchAsync()
    {
        var table = _host.Services.GetRequiredService<LaunchControlTables>().Launches;
        var rows = await Storage.BareTables.ReadAsync(table, Storage.BareTables.StateOf(LaunchId));
        InvalidMeasurementException.Require(rows.Count > Gates, $"The launch has {rows.Count} state rows.");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // Nobody is to be woken or mailed for a launch that is only listed.
    private static Task AddAsync(BenchHost host, Launch model, int number)
    {
        var launch = model with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"listed-{number:D5}"),
            Name = string.Create(CultureInfo.InvariantCulture, $"Listed {number:D5}"),
            StartedAt = model.StartedAt.AddMinutes(-number),
            LaunchAt = model.LaunchAt.AddHours(number % 2_000),
        };
        var upkeep = LaunchUpkeep.Of(launch, host.Now) with { DueAt = null, Attention = null };
        return host.Services.GetRequiredService<ILaunchIndex>().UpsertAsync(LaunchSummary.Of(launch, host.Now), upkeep, LaunchFootprint.Of(launch), CancellationToken.None);
    }
}
