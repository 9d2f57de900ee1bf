using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Tests.Watchdog;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Maintenance;

/// <summary>After a restore there are launches, but neither lists nor orchestrations.</summary>
public sealed class RebuildTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task From_the_launches_alone_lists_and_orchestrations_come_back_and_the_launches_go_on()
    {
        var launches = new List<SmallLaunch>();
        for (var i = 0; i < 3; i++)
        {
            launches.Add(await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual($"restored-{i}")));
        }

        await host.Api.SettleAsync();
        await LoseEverythingButLaunchesAsync(launches);
        Assert.Empty(await RowsAsync());

        var report = await RebuildAsync();

        Assert.Equal(3, report["launches"]!.GetValue<int>());
        Assert.Equal(launches.Select(launch => launch.Id).Order(StringComparer.Ordinal), report["restarted"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Null(report["continuationToken"]);
        Assert.Equal(launches.Select(launch => launch.Id).Order(StringComparer.Ordinal), await RowsAsync());
        foreach (var launch in launches)
        {
            await launch.CompleteAsync("a1", "a2");
            await launch.ApproveAsync("alpha");
            await launch.UntilGateAsync("beta", "preparing");
        }

        Assert.Empty((await RebuildAsync())["restarted"]!.AsArray());
    }

    [Fact]
    public async Task Only_an_admin_rebuilds()
    {
        using var answer = await host.Api.Http.PostAsync("api/maintenance/rebuild", new StringContent(""));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task LoseEverythingButLaunchesAsync(IEnumerable<SmallLaunch> launches)
    {
        var stuck = new StuckHost(host);
        var index = host.App.Services.GetRequiredService<LaunchControlTables>().LaunchIndex;
        await foreach (var row in index.QueryAsync<TableEntity>())
        {
            await index.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        foreach (var launch in launches)
        {
            await stuck.PurgeAsync(launch.Id);
            await stuck.PurgeAsync($"{launch.Id}:alpha");
        }
    }

    // What an instance lists that starts now: this one remembers the launches.
    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        List<string> ids = [];
        await foreach (var row in host.App.Services.GetRequiredService<ILaunchIndex>().ListAsync(null, default))
        {
            ids.Add(row.Summary.Id);
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private async Task<JsonNode> RebuildAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/maintenance/rebuild");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await host.Api.TokenAsync("ops@contoso.example", "Launch.Admin"));
        using var answer = await host.Api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
