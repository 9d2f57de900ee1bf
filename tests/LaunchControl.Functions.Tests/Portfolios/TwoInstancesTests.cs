using System.Net;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Portfolios;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>Two instances of the app on one storage.</summary>
public sealed class TwoInstancesTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task What_one_does_it_lists_at_once_and_the_other_soon()
    {
        var other = new RunningHost { TablePrefix = host.TablePrefix };
        await other.InitializeAsync();
        try
        {
            var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("two-instances"));
            await host.Api.SettleAsync();
            Assert.Equal("inReadiness", await StatusAsync(host, launch));
            Assert.Equal("inReadiness", await StatusAsync(other, launch));

            (await launch.CallAsync(HttpMethod.Post, "cancel", new JsonObject { ["reason"] = "No pilot customers" })).IsAccepted();

            Assert.Equal("cancelled", await StatusAsync(host, launch));
            await Eventually.GetAsync(() => StatusAsync(other, launch), status => status == "cancelled", "The change on the other instance", PortfolioReader.FreshFor * 3);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_row_that_an_earlier_release_stored_is_listed_with_what_it_has()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("old-rows"));
        await host.Api.SettleAsync();
        await MakeOldAsync(launch);
        var later = new RunningHost { TablePrefix = host.TablePrefix };
        await later.InitializeAsync();
        try
        {
            var listed = (await later.Api.GetAsync($"api/launches?q={launch.Id}"))["items"]![0]!;
            Assert.Equal((launch.Name, 0, 0), (listed["name"]!.GetValue<string>(), listed["blockers"]!.GetValue<int>(), listed["teams"]!.AsArray().Count));
            Assert.Null(listed["nextDeadline"]);
        }
        finally
        {
            await later.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_row_that_can_not_be_read_is_left_out_and_hides_no_other()
    {
        var (broken, sound) = (await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("broken-row")), await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("sound-row")));
        await host.Api.SettleAsync();
        var index = host.App.Services.GetRequiredService<LaunchControlTables>().LaunchIndex;
        var row = await index.QueryAsync<TableEntity>().FirstAsync(one => one.RowKey.EndsWith(broken.Id, StringComparison.Ordinal));
        row["Json"] = row.GetString("Json")[..^5];
        await index.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        var later = new RunningHost { TablePrefix = host.TablePrefix };
        await later.InitializeAsync();
        try
        {
            Assert.Equal("inReadiness", await StatusAsync(later, sound));
            Assert.Empty((await later.Api.GetAsync($"api/launches?q={broken.Id}"))["items"]!.AsArray());

            (await broken.CallAsync(HttpMethod.Post, "hold", new JsonObject { ["reason"] = "Legal asks" })).IsAccepted();
            await Eventually.GetAsync(() => StatusAsync(later, broken), status => status == "held", "The row that the next change wrote", PortfolioReader.FreshFor * 3);
        }
        finally
        {
            await later.DisposeAsync();
        }
    }

    [Fact]
    public async Task Whoever_has_no_role_gets_their_launches_from_the_index_alone_and_those_of_an_earlier_release_too()
    {
        var (launch, old) = (await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("own-index")), await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("own-old")));
        await host.Api.SettleAsync();
        await ChangeRowAsync(launch, row => row["Json"] = row.GetString("Json").Replace(launch.Name, "Named in the index", StringComparison.Ordinal));
        Assert.Equal(["Launch of own-old", "Named in the index"], await OfNewInstanceAsync());
        await ChangeRowAsync(old, row => Assert.True(row.Remove("Involved")));
        Assert.Equal(["Launch of own-old", "Named in the index"], await OfNewInstanceAsync());
    }

    // What somebody without a role is shown where nobody has asked before.
    private async Task<IReadOnlyList<string>> OfNewInstanceAsync()
    {
        var later = new RunningHost { TablePrefix = host.TablePrefix };
        await later.InitializeAsync();
        try
        {
            await new Pages(later).OpenAsync("board", HttpStatusCode.Forbidden, "stranger@contoso.example", isReader: false);
            var names = Pages.Names(await new Pages(later).OpenAsync("board?pageSize=200&sort=name", person: TestPlaybook.Worker, isReader: false));
            return [.. names.Where(name => name is "Launch of own-old" or "Named in the index")];
        }
        finally
        {
            await later.DisposeAsync();
        }
    }

    private async Task ChangeRowAsync(SmallLaunch launch, Action<TableEntity> change)
    {
        var index = host.App.Services.GetRequiredService<LaunchControlTables>().LaunchIndex;
        var row = await index.QueryAsync<TableEntity>().FirstAsync(one => one.RowKey.EndsWith(launch.Id, StringComparison.Ordinal));
        change(row);
        await index.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
    }

    private async Task MakeOldAsync(SmallLaunch launch)
    {
        var index = host.App.Services.GetRequiredService<LaunchControlTables>().LaunchIndex;
        var row = await index.QueryAsync<TableEntity>().FirstAsync(one => one.RowKey.EndsWith(launch.Id, StringComparison.Ordinal));
        var json = JsonNode.Parse(row.GetString("Json"))!.AsObject();
        foreach (var member in new[] { "phase", "teams", "nextDeadline", "blockers", "earliestLaunchAt", "slipDays" })
        {
            Assert.True(json.Remove(member), member);
        }

        row["Json"] = json.ToJsonString();
        Assert.True(row.Remove("Sequence") && row.Remove("AsOf"));
        await index.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
    }

    private static async Task<string?> StatusAsync(RunningHost at, SmallLaunch launch) =>
        (await at.Api.GetAsync($"api/launches?q={launch.Id}"))["items"]!.AsArray().SingleOrDefault()?["status"]!.GetValue<string>();
}
